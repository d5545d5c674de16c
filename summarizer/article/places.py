"""Places that stand in bylines and datelines, in lower case."""

from __future__ import annotations

_INDIA = """agartala|agra|ahmedabad|aizawl|ajmer|alappuzha|aligarh|allahabad|almora|amaravati|ambala|amritsar
|anantapur|anantnag|asansol|aurangabad|ayodhya|balasore|banda|bangalore|bareilly|belagavi|bengaluru|bhagalpur|bhopal
|bhubaneswar|bidar|bikaner|bilaspur|bokaro|calcutta|chandigarh|chennai|chhatrapati sambhajinagar|chhindwara
|coimbatore|cuttack|darbhanga|darjeeling|dehradun|delhi|deoghar|dhanbad|dharamshala|dharamsala|dharwad|dibrugarh
|dimapur|durgapur|ernakulam|faridabad|gandhinagar|gangtok|gaya|ghaziabad|gorakhpur|greater noida|gulbarga|guntur
|gurgaon|gurugram|guwahati|gwalior|haldwani|haridwar|hisar|hubballi|hubli|hyderabad|imphal|indore|itanagar|jabalpur
|jagdalpur|jaipur|jaisalmer|jalandhar|jammu|jamnagar|jamshedpur|jhansi|jodhpur|jorhat|kakinada|kalaburagi|kalimpong
|kannur|kanpur|kargil|karnal|kochi|kohima|kolhapur|kolkata|kollam|kota|kottayam|kozhikode|kullu|kurnool|latur|leh
|lucknow|ludhiana|madurai|malappuram|malegaon|manali|mangaluru|mathura|meerut|mohali|moradabad|mumbai|muzaffarnagar
|muzaffarpur|mysore|mysuru|nagpur|nainital|nanded|nashik|navi mumbai|nellore|new delhi|nizamabad|noida|ooty|palakkad
|panaji|panchkula|panipat|pathankot|patiala|patna|port blair|prayagraj|puducherry|pune|puri|raipur|rajahmundry
|rajkot|ranchi|ratnagiri|rishikesh|rourkela|sagar|saharanpur|salem|sangli|satara|shillong|shimla|siliguri|silchar
|solapur|sonipat|srinagar|surat|thane|thanjavur|thiruvananthapuram|thrissur|tiruchi|tiruchirappalli|tirunelveli
|tirupati|udaipur|udhampur|udupi|ujjain|vadodara|varanasi|vellore|vijayawada|visakhapatnam|vizag|warangal|wayanad"""
_WORLD = """abidjan|abu dhabi|abuja|accra|addis ababa|aden|algiers|almaty|amman|amsterdam|ankara|antananarivo
|ashgabat|asuncion|athens|atlanta|auckland|austin|baghdad|baku|bali|bamako|bangkok|barcelona|basel|beijing|beirut
|belfast|belgrade|berlin|bern|bishkek|bogota|boston|brasilia|bratislava|brisbane|brussels|bucharest|budapest
|buenos aires|cairo|canberra|cape town|caracas|cardiff|chicago|christchurch|colombo|copenhagen|dakar|dallas|damascus
|dar es salaam|davos|denver|detroit|dhaka|doha|dubai|dublin|durban|dushanbe|edinburgh|frankfurt|gaza|gaza city
|geneva|glasgow|guangzhou|hanoi|harare|havana|helsinki|hong kong|honolulu|houston|islamabad|istanbul|jakarta|jeddah
|jerusalem|johannesburg|juba|kabul|kampala|karachi|kathmandu|khartoum|kigali|kingston|kinshasa|kuala lumpur
|kuwait city|kyiv|kyoto|lagos|lahore|la paz|las vegas|leeds|lima|lisbon|liverpool|ljubljana|london|los angeles
|luanda|lusaka|luxembourg|lyon|macau|madrid|male|managua|manama|manchester|manila|maputo|marrakesh|marseille|mecca
|melbourne|mexico city|miami|milan|minneapolis|minsk|mogadishu|monrovia|montreal|moscow|munich|muscat|nairobi
|naypyitaw|new york|nicosia|odesa|osaka|oslo|ottawa|paris|perth|peshawar|philadelphia|phnom penh|phoenix|podgorica
|port-au-prince|prague|pretoria|pyongyang|quito|ramallah|rawalpindi|reykjavik|riga|rio de janeiro|riyadh|rome
|san francisco|san jose|sanaa|santiago|sao paulo|sarajevo|seattle|seoul|shanghai|shenzhen|singapore|skopje|sofia
|st petersburg|stockholm|strasbourg|sydney|taipei|tallinn|tashkent|tbilisi|tehran|tel aviv|the hague|thimphu|tirana
|tokyo|toronto|tripoli|tunis|ulaanbaatar|united nations|vancouver|vatican city|vienna|vientiane|vilnius|warsaw
|washington|wellington|yangon|yerevan|zagreb|zurich"""

PLACES: frozenset[str] = frozenset(p.strip() for p in f"{_INDIA}|{_WORLD}".replace("\n", "").split("|"))


def is_place(text: str) -> bool:
    """True for a place of the list, with or without a country or state after a comma ("Pune, Maharashtra")."""
    if len(text) > 60 or len(text.split()) > 6:  # "Barcelona, meanwhile, lost again" only opens with a place
        return False
    return text.lower().split(",")[0].strip(" .") in PLACES
