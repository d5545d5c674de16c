"""Word lists for reading names: titles, aliases, nationalities, and capitalised words that name nothing."""

from __future__ import annotations

DAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = tuple("january february march april may june july august september october november december".split())
DATE_WORDS = frozenset(
    (*DAYS, *MONTHS, *"jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri".split())
)

# The last word of a title before a name ("Prime Minister Modi", "Lt Gen Rao"); a run of capitals is divided there.
TITLE_HEADS = frozenset(
    """
    president minister secretary chancellor premier governor mayor senator sen congressman congresswoman representative
    rep king queen prince princess duke duchess earl baron baroness emperor empress sultan emir sheikh pope cardinal
    archbishop bishop reverend rev father imam rabbi ayatollah mullah general gen colonel col major maj captain capt
    lieutenant lt commander cmdr admiral marshal brigadier sergeant sgt corporal cpl constable inspector superintendent
    commissioner director chairman chairwoman chairperson chair chief ceo cfo cto coo founder co-founder boss head
    manager coach captain judge justice magistrate attorney lawyer advocate prosecutor solicitor ambassador envoy
    professor prof doctor dr mr mrs ms miss sir dame lord lady smt shri sri sushri pm mp mla mep md officer detective
    sheriff deputy agent spokesman spokeswoman spokesperson speaker leader editor economist analyst actor actress singer
    author writer striker midfielder defender goalkeeper winger forward batsman bowler skipper presidents ministers
    sens govs reps
    secretaries governors mayors senators kings queens princes generals judges justices doctors professors senior
    """.split()
)
# Words that stand before a title's head and belong to it ("Deputy Chief Minister", "Treasury Secretary").
TITLE_MODIFIERS = frozenset(
    """
    former ex acting interim deputy vice chief prime first union home foreign external affairs finance defence defense
    treasury commerce trade interior health education railway railways agriculture energy state cabinet general attorney
    lieutenant lt maj major air rear wing group squadron field senior junior press executive managing supreme crown
    house senate national assistant associate additional joint principal party police district opposition
    """.split()
)
# Titles that only one person of an office holds; only these are compared when titles may have been swapped.
OFFICES = frozenset(
    """
    president minister secretary chancellor premier governor mayor senator king queen prince princess duke duchess pope
    archbishop cardinal ambassador justice judge chief chairman chairwoman commissioner speaker general admiral sultan
    emir ceo
    """.split()
)
TITLE_SHORT = {
    "pm": "prime minister", "cm": "chief minister", "pres": "president", "gov": "governor", "sen": "senator",
    "gen": "general", "fm": "finance minister", "cji": "chief justice", "premier": "prime minister",
    "vice-president": "vice president", "amb": "ambassador", "rep": "representative",
}  # fmt: skip

PARTICLES = frozenset("al bin bint ibn van von der den de del della di da dos du la le el ter ben abu af ul".split())

# Capitals that name nothing a reader could look for in the article under the same letters.
PLAIN_ACRONYMS = frozenset(
    """
    tv ok id pr hr it ai pc am pm ist gmt est edt pst utc bst ceo cfo cto coo md mp mps mla mlas pm cm gdp vip dj gp er
    hq cctv dna phd mba suv faq diy rs inr usd eur gbp km kg mph ii iii iv vi vii viii ix xi xii sms url atm pin ac dc
    ad bc vs no q1 q2 q3 q4 i a ad hiv aids dvd cd gps ngo ngos fir emi rip lol mvp odi odis ipo uk-based us-based covid
    """.split()
)

# What one place or body is called. The first form is the one shown. Metonyms of governments are in: agencies write
# "Beijing said" and "China said" of the same act, so neither is an invention when the other stands in the article.
_ALIASES = """
us|usa|united states|united states of america|america|american|americans|washington|u.s.
uk|united kingdom|britain|great britain|british|briton|britons|brit|brits|westminster|downing street
eu|european union|europe|european|europeans|brussels
un|united nations
uae|united arab emirates|emirates|emirati|emiratis
china|chinese|beijing|prc
india|indian|indians|new delhi|delhi|bharat
russia|russian|russians|moscow|kremlin
france|french|frenchman|frenchwoman|frenchmen|paris
germany|german|germans|berlin
netherlands|holland|dutch|dutchman|hague
spain|spanish|spaniard|spaniards
switzerland|swiss
greece|greek|greeks
denmark|danish|dane|danes
sweden|swedish|swede|swedes
finland|finnish|finn|finns
poland|polish|pole|poles
turkey|turkish|turk|turks|türkiye|turkiye
wales|welsh|welshman
ireland|irish|irishman
scotland|scottish|scot|scots|scotsman
england|english|englishman|englishmen
philippines|filipino|filipinos|filipina|philippine
afghanistan|afghan|afghans
pakistan|pakistani|pakistanis|islamabad
portugal|portuguese
peru|peruvian|peruvians
norway|norwegian|norwegians
iceland|icelandic|icelander
argentina|argentine|argentines|argentinian|argentinians
czech republic|czech|czechs|czechia
slovakia|slovak|slovakian
cyprus|cypriot|cypriots
new zealand|new zealander|new zealanders|kiwi|kiwis|nz
congo|congolese|drc
myanmar|burma|burmese
ivory coast|ivorian|ivorians|côte d'ivoire
thailand|thai|thais
kazakhstan|kazakh|kazakhs
uzbekistan|uzbek|uzbeks
kurdistan|kurd|kurds|kurdish
palestine|palestinian|palestinians|gaza|gazan
serbia|serb|serbs|serbian
croatia|croat|croats|croatian
ukraine|ukrainian|ukrainians|kyiv|kiev
north korea|pyongyang|north korean
south korea|seoul|south korean
japan|japanese|tokyo
bangladesh|bangladeshi|bangladeshis|dhaka
nepal|nepali|nepalese|kathmandu
sri lanka|sri lankan|sri lankans|colombo
maldives|maldivian
kerala|malayali|malayalis|keralite
maharashtra|marathi|maharashtrian
bengal|bengali|bengalis|west bengal
tamil nadu|tamil|tamils
punjab|punjabi|punjabis
gujarat|gujarati|gujaratis
assam|assamese
odisha|orissa|odia
bengaluru|bangalore
mumbai|bombay|mumbaikar|mumbaikars
kolkata|calcutta
chennai|madras
gurugram|gurgaon
prayagraj|allahabad
los angeles|la|l.a.
new york|nyc|new yorker|new yorkers|ny
world war i|first world war|world war one|wwi|ww1
world war ii|second world war|world war two|wwii|ww2
covid|coronavirus|covid-19
facebook|meta
twitter|x
google|alphabet
isis|isil|islamic state|daesh|is
rbi|reserve bank of india|reserve bank
bjp|bharatiya janata party
aap|aam aadmi party
fed|federal reserve
conservative|conservatives|tory|tories
labour|labor
republican|republicans|gop
democrat|democrats|democratic
mp|member of parliament
pentagon|department of defense|us military
white house|us administration|us government
islam|islamic|islamist|islamists|muslim|muslims
christian|christians|christianity|christ
jew|jews|jewish|judaism
hindu|hindus|hinduism
catholic|catholics|vatican
christmas|xmas
man utd|manchester united|man united
man city|manchester city
"""
ALIASES: tuple[tuple[str, ...], ...] = tuple(tuple(line.split("|")) for line in _ALIASES.strip().splitlines())

NICKNAMES = {
    short: full
    for full, shorts in {
        "robert": "bob rob bobby robbie", "william": "bill will billy", "richard": "dick rick ricky",
        "james": "jim jimmy jamie", "thomas": "tom tommy", "michael": "mike mick mickey", "edward": "ed eddie ted",
        "joseph": "joe joey", "john": "jack johnny", "charles": "charlie chuck", "elizabeth": "liz beth lizzie",
        "katherine": "kate katie kathy", "catherine": "kate cathy", "margaret": "maggie meg", "anthony": "tony",
        "nicholas": "nick", "andrew": "andy drew", "steven": "steve", "stephen": "steve", "david": "dave",
        "daniel": "dan danny", "matthew": "matt", "christopher": "chris", "alexander": "alex", "samuel": "sam",
        "benjamin": "ben", "joshua": "josh", "jennifer": "jen jenny", "rebecca": "becky", "patricia": "pat",
        "patrick": "pat", "ronald": "ron", "donald": "don", "gerald": "gerry", "jeremy": "jez", "victoria": "vicky",
        "deborah": "debbie",
    }.items()
    for short in shorts.split()
}  # fmt: skip

# The ends by which a people is named after its place: Venezuela, Venezuelan; Iraq, Iraqi; London, Londoner.
PEOPLE_ENDINGS = frozenset(
    ("", "a", "an", "ans", "n", "ns", "i", "is", "ian", "ians", "ean", "eans", "ese", "ish", "er", "ers", "ite", "ites",
     "s", "es", "ic", "ia", "ial", "tial", "ist", "ists", "ism", "o", "y", "ies", "al", "esh", "kar",
     "wala", "iya", "land")
)  # fmt: skip

# Pairs that those endings would join, though they are two places.
UNRELATED = frozenset(
    frozenset(pair.split("|"))
    for pair in """
    niger|nigeria niger|nigerian niger|nigerians indian|indiana indians|indiana india|indiana romania|roman
    romanian|roman romans|romania virgin|virginia georgian|georgetown guinea|guineans mali|malian dominica|dominican
    austria|austral korean|koran
    """.split()
)

# Capitalised words that no reader takes for an invented name when they stand alone.
COMMON_CAPITALS = frozenset(
    """
    internet web net god bible easter mum dad mom mother father grandma grandpa north south east west northern southern
    eastern western state government parliament congress house senate cabinet court constitution act bill budget
    university department ministry commission committee council board bank army navy police church party earth moon sun
    summer winter spring autumn queen king heaven hell
    """.split()
)

# Common words that open a sentence with a capital; a list, because one sentence cannot show that a word is common.
OPENERS = frozenset(
    """
    a about above across according actor actress additional adding advocates after again against ahead air all
    almost along already also although always amid among an and animal annual another any anyone apart applications
    april are army around arrested as asked at attackers attorneys authorities average award away back bad banks
    based be because before behind being below besides best better between beyond big bird blood board boats body
    bond border born both boy boys britain bus businesses but by call called campaign campaigners can cars case
    cases cash central certain chief child children church citizens city civil clear climate close club coach
    college come commuters companies company compared concerns consumers cost council couple court credit crews
    cricket critics crowds crude currently customers daily data days dead death deaths delegates despite detectives
    development did digital direct doctors does dogs domestic drivers drug due during each earlier early eight
    eighteen either electric electricity eleven emergency employees engineers environment even eventually ever every
    everyone evidence ex exactly experts exports factories families family fans far farmers father female few
    fifteen fifty fighters figures film final finally finance financial fire firefighters fireworks first fish five
    floods food football for foreign former forty four fourteen fourth free fresh friends from fuel full further gas
    given girl girls global gold good government governments great green ground growing growth gun had half hackers
    has have having he headed heads health heavy her here high higher his home hopes hospital hospitals hot hours
    house households housing how however hundreds i ice if imports in including increasing indeed industrial
    industry inflation initially injured inside inspectors instead insurance international investigators investors
    is it items its jobs joint journalists judges just key kids labour land large last late later latest law
    lawmakers lawyers leaders leading less let life light like linked little living local long looking lots lower
    male man many market markets match may maybe me meanwhile media medical meetings members men merchants military
    milk millions ministers mobile money more moreover most mother motorists mr much music must my names national
    nearly negotiators neighbours neither never nevertheless new news next night nine no nobody none nor not nothing
    now nurses obviously of off offices officers officials oil old on once one online only on opposition or
    organisers organizers other others our out outside over overall owners parents part parties partly passengers
    past patients pay people per perhaps personal petrol photographs photos pictures pilots plans plant plants play
    players please plus police political politicians polls poor popular power prices primary prime prior prisoners
    private pro producers profit profits property prosecutors protesters protests public pupils quarterly questions
    quite rain rather reaching real recent recently record regional regulators relatives rents reporters reports
    rescue rescuers research researchers residents retail retailers revenue rice right rising road roads rules
    running safety sales same schools science scientists sea second security see senior separate separately services
    seven seventeen several severe shareholders shares she ships shoppers short should similar similarly since six
    sixteen sixty small smaller smoke so social soldiers some someone sometimes soon sources space speaking sports
    staff state states still stock stocks street strong students studies subsequently such summer supporters
    surprisingly survivors talks tax teachers team teams tech technology ten tens tensions than thanks that the
    their them then there therefore these they thieves thirteen thirty this those though thousands three through
    thus tickets till time to today together told tomorrow tonight too top total tourists towards traders traffic
    trains travel travellers trees troops trucks tuesday twelve twenty two under unemployment unfortunately unions
    unless unlike until up update upon us users using usually vehicles very victims video videos villagers visitors
    volunteers voters votes voting warmer was water we weather well were what whatever when whenever where whether
    which while white who whoever whole whose why wide winds winter with within without witnesses women wood workers
    working world worse would writing years yes yesterday yet you young your
    """.split()
)
