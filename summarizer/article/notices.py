"""The patterns of furniture that is a phrase or a sentence; `phrases` tries them on a line as `bare_label` gives it.

No pattern repeats a group that itself holds an open repeat, so that none can match a part of a line in many ways.
"""

from __future__ import annotations

import re

_PEOPLE_CREDIT = (
    r"(?:getty images|getty|reuters|afp|ap|ap photo|pti|ani|ians|bloomberg|epa|epa-efe"
    r"|shutterstock|istock|unsplash|pexels"
    r"|alamy|pa media|pa|anadolu|anadolu agency|zuma|rex|nurphoto|sipa|wikimedia commons|social media|file|x|twitter"
    r"|instagram|facebook|youtube|screengrab|screenshot|hindustan times|the washington post|the new york times|xinhua"
    r"|the associated press|file image|file photo|representational image|representative image|bbc|cnn|the guardian"
    r"|pib|ani photo|pti photo|ht photo|mint|express photo|al jazeera|pool|via reuters"
    r"|via getty images|via ap|handout)"
)
WHOLE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern))
    for reason, pattern in (
        ("menu", r"(?:home|news) ?(?:[/>»›|→]|\.{3}).*"),
        (
            "menu",
            r"(?:read|view|available|पढ़ें)? ?(?:this (?:article|story) )?in (?:hindi|हिंदी|हिन्दी"
            r"|spanish|español|urdu)|leer en español",
        ),
        ("menu", r"(?:edition|language|select (?:edition|language|city)): ?[\w ]*|welcome(?:,| back)(?:,? \w+){0,2}"),
        ("icon", r"(?:[\w-]+ ){0,2}icon|\+\d+ ?(?:view gallery)?|\d+ ?/ ?\d+|image \d+ of \d+|\d+ of \d+"),
        (
            "share",
            r"[\d.,]+k? ?(?:shares?|likes|views|retweets|reposts"
            r"|bookmarks)(?: [\d.,]+k? ?(?:view )?comments)?",
        ),
        (
            "share",
            r"share or comment on this article:?.*|share (?:this|via|on|to|the) [\w ,&/]{1,40}"
            r"|follow (?:the )?author.{0,40}",
        ),
        (
            "listen",
            r"(?:listen to (?:this|the)? ?(?:article|story|news"
            r"|podcast)?)[ ·:.\d]*(?:min(?:ute)?s?)?(?: learn more)?.{0,12}",
        ),
        (
            "listen",
            r"\d{1,3}[ -]?min(?:ute)?s?\.?(?:[ -](?:to )?read)?(?:, \d+ sec\w*)?|(?:read(?:ing)?"
            r"|est\.? read(?:ing)?) time:? ?\d+.{0,12}",
        ),
        (
            "listen",
            r"\d{1,2}:\d{2}(?: ?/ ?\d{1,2}:\d{2})?(?: min(?:ute)?s?)?|duration:? ?[\d:]+|0:00.*"
            r"|(?:play|watch)(?: video)?[: -]+[\d:]+",
        ),
        (
            "advertisement",
            r"(?:advertisement|ad|sponsored)s?[.: -]*(?:\d+ ?s(?:ec\w*)?)?|(?:story|article"
            r"|content) continues (?:below|after) .{0,30}",
        ),
        (
            "advertisement",
            r"(?:by|promoted by|sponsored by|powered by|presented by) (?:taboola|outbrain|google"
            r"|colombia|mgid|[\w ]{0,12}ads?)",
        ),
        (
            "comments",
            r"\(?\d*\)? ?(?:view |read |show |see )?(?:all )?\(?\d*\)? ?(?:comments?|replies"
            r"|responses?)(?: ?\(\d+\)| ?: ?\d+| \d+)?",
        ),
        (
            "live",
            r"live(?: ?[-:|] ?|\s)(?:updates?|blog|feed|now).{0,30}|updated? (?:\d+|a few) (?:sec\w*"
            r"|min\w*|h\w*) ago|\d+ new (?:posts?|updates?)",
        ),
        (
            "tags",
            r"(?:tags?|topics?|keywords?|filed under|see (?:all|more) (?:topics|on)"
            r"|read more (?:news )?on|more about) ?[:|–-] ?.*",
        ),
        ("tags", r"#\w+(?:[ ,]+#\w+)*"),
        (
            "credit",
            r"(?:image |photo |picture |video )?(?:credits?|source|courtesy)(?: ?[:|]| ?\.{3}|,| [-–]) ?.{2,80}",
        ),
        (
            "credit",
            r"(?:photo(?:graph|grapher)?s?|image|picture|pic|illustration|graphic|video)(?: (?:credit"
            r"|courtesy|source|by))?[:|/,] ?.{2,80}",
        ),
        (
            "credit",
            rf"(?!.*\binputs?\b)(?:[\w.'’-]+[ /|,]+){{0,5}}{_PEOPLE_CREDIT}"
            rf"(?:[/|, ]+(?:via )?{_PEOPLE_CREDIT})*",
        ),
        (
            "caption",
            r"(?:representational|representative|file|stock) (?:image|photo|picture|pic)s?.{0,40}"
            r"|(?:image|photo|video) caption[,:].*",
        ),
        (
            "caption",
            r"(?:pictured|in pictures?|in the (?:picture|photo)|image|photo|caption|file photo"
            r"|file)(?: \((?:left|right|above|below)\))?: ?.*",
        ),
        (
            "related",
            r"(?:also|must) (?:read|see|watch)(?: (?:here|more))? ?[:|–—>»-]+ ?.*|(?:read|watch|see"
            r"|view|listen|photos|explained|explainer|opinion|in pics) ?[|»>] ?.*",
        ),
        (
            "related",
            r"(?:read|see|know|learn)(?: more| also| here| full story)+ ?(?:[:|–—>»-]+ ?.*|here)?"
            r"|(?:related|recommended|don't miss|must read)(?: stor(?:y|ies)| news| article)?s? ?[:"
            r"|] ?.*",
        ),
        (
            "related",
            r"(?:list (?:of )?\d+(?: of \d+)?(?: items)?.*|end of list)|more (?:from|on|stories from"
            r"|news from) [\w' &]{2,40}",
        ),
        (
            "related",
            r"(?:click here|tap here|click) (?:to|for) (?:read|know|see|view|more|the full|full"
            r"|all).{0,80}|watch: ?.*|read: ?.*|in pics: ?.*",
        ),
        ("tags", r"(?:first )?published(?: on| in| at)?:?"),
        (
            "note",
            r"(?:edited|reviewed|fact[- ]checked|curated|translated|published|posted|compiled"
            r"|proofread) by ?[:|-]? ?.{2,60}",
        ),
        (
            "agency",
            r"\(? ?(?:with|from) (?:additional )?(?:inputs?|reporting|agency inputs|reports?)(?: from"
            r"| by)? .{2,80}",
        ),
        (
            "agency",
            r"\(? ?(?:with|from) (?:[\w.]+ ){0,3}(?:inputs|agencies)\)?\.?|(?:inputs"
            r"|source)s? ?(?:from|:) .{2,60}",
        ),
        (
            "agency",
            r"(?:additional |with )?reporting by .{2,200}|(?:writing|editing|compiled) by .{2,200}"
            r"|with assistance (?:from|by) .{2,200}",
        ),
        (
            "agency",
            r"(?!.*[a-z]{3}\. )(?:[\w.',-]+ ){1,14}(?:contributed to this (?:report|article|story)"
            r"|contributed reporting)(?: from .{2,60})?\.?",
        ),
        ("agency", r"(?:pti|ani|ians|uni)(?: [a-z]{2,4}){1,6}|- ?(?:pti|ani|ians|reuters|ap|afp)"),
        (
            "table",
            r"[\w .'-]{2,40} (?:won|win|beat [\w ]{2,30}|lead|trail"
            r"|need) by (?:an innings and )?\d+ (?:runs?|wickets?|goals?|points?).{0,30}",
        ),
        ("after", r"(?:the end|ends|end of article|end of story|-?30-?|_{2,}|\* ?\* ?\*)"),
    )
)

# Notices of one or more sentences: their opening, with the sign that makes them the page's own voice.
OPENING: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern))
    for reason, pattern in (
        (
            "cookies",
            r"(?:we(?: and our (?:\d+ )?partners)?|our (?:web)?site|this (?:web)?site|the site) (?:use"
            r"|uses|store|stores|value|values|process).{0,60}(?:cookie|privacy|device|personal data)",
        ),
        (
            "cookies",
            r"(?:by (?:continuing|clicking|using|accepting|signing|subscribing|browsing"
            r"|providing)).{0,90}(?:cookie|privacy|terms|consent|agree)",
        ),
        (
            "cookies",
            r"(?:accept|reject|allow|manage|decline)(?: all)?(?: (?:cookies|preferences|settings"
            r"|options))?[.!]?$|(?:i agree|got it|accept & continue|manage (?:my )?(?:choices"
            r"|preferences))$",
        ),
        (
            "cookies",
            r"(?:privacy notice|cookie notice|your privacy|we value your privacy"
            r"|we care about your privacy)\b",
        ),
        ("cookies", r"(?:this site is protected by recaptcha|newsletters may contain)"),
        (
            "subscribe",
            r"(?:subscribe|sign in|log in|register|sign up|upgrade|pay|login)(?: now| here"
            r"| today)?(?: (?:to|for)) (?:continue|keep|read|unlock|access|view|get full|enjoy"
            r"|unlimited|the full|comment|join|post|save)",
        ),
        (
            "subscribe",
            r"(?:already (?:a|an|have a|have an) (?:\w+ )?(?:subscriber|member|subscription"
            r"|account)(?:\?|,| (?:sign|log)\b|$)|not a (?:subscriber|member)|this (?:article|story"
            r"|content) is (?:a )?(?:for|only for|available (?:only )?to|exclusive(?:ly)?|premium"
            r"|subscriber)\b.{0,40})",
        ),
        (
            "subscribe",
            r"(?:you have|you've) (?:\w+ ){0,4}(?:free|premium)? ?(?:article|stor(?:y"
            r"|ies)).{0,20}(?:left|remaining|limit|this month)|unlock (?:this|the|unlimited|full"
            r"|premium)|(?:to (?:continue reading|read the full|read more)),? (?:subscribe|sign|log"
            r"|please|register)",
        ),
        (
            "subscribe",
            r"(?:thank you|thanks) for (?:reading|subscribing|being a|your (?:patience|support))"
            r"|(?:support|become a) (?:our|member|subscriber|patron|independent)",
        ),
        (
            "promo",
            r"(?:get|catch|follow|stay|join|subscribe|sign up|download|click|tap|check|read|watch|find"
            r"|track|like|visit|head|explore|discover|don't (?:miss|forget)|never miss|be the first"
            r"|add|make|install|tune|receive|enjoy|start|become|also|for (?:more|all|the latest"
            r"|breaking|real-time)|to (?:get|stay|receive|read))\b.{0,160}\b(?:telegram|whats ?app"
            r"|newsletters?|google news|our app|app|instagram|facebook|twitter|x|linkedin|threads"
            r"|youtube|inbox|notifications?|e-?paper|youtube channel|podcasts?|updates? on|news on"
            r"|latest news|live updates|breaking news|preferred source|trusted source)\b",
        ),
        (
            "promo",
            r"(?:this newsletter|our (?:morning|evening|daily|weekly|free) (?:email|newsletter"
            r"|briefing)|sign up (?:to|for) (?:our|the|this|a)|subscribe (?:to|for) (?:our|the|this)"
            r"|follow us\b|get in touch\b|have a (?:news|confidential)? ?tip|do you have a (?:story"
            r"|tip))",
        ),
        (
            "promo",
            r"click here (?:to|for)\b|(?:you can now )?subscribe to (?:our|the) "
            r"|\(?you can now subscribe|catch all the |get (?:the )?(?:latest|current|real-time"
            r"|breaking|all|live) .{0,60}(?:news|updates|headlines)|prefer(?:red)? source"
            r"|add .{2,40} as (?:a|your) (?:preferred|trusted) source",
        ),
        (
            "promo",
            r"(?:know|discover|unlock) (?:your|the) .{0,60}(?:only|here|free) (?:on|at|in)\b"
            r"|before it's here,? it's on",
        ),
        (
            "promo",
            r"(?:skip past newsletter promotion|after newsletter promotion|free (?:daily"
            r"|weekly) newsletter|enter your (?:e-?mail|name)|your (?:e-?mail|email address)\b)",
        ),
        (
            "listen",
            r"(?:this (?:article|audio|story|voice) (?:is|was) (?:auto|read|generated|voiced)"
            r"|this article was produced (?:using|by) (?:text|an? (?:ai|auto))"
            r"|your browser does not support|this video (?:is|can ?not|cannot)|did our ai summary)",
        ),
        (
            "listen",
            r"(?:(?:this )?summary is ai|ai-generated summary|(?:takeaways|key points|summary) (?:by"
            r"|generated by|are generated).{0,30}\bai\b)",
        ),
        (
            "note",
            r"(?:\(? ?(?:this|the) (?:story|article|report|copy|news|content|headline|piece|post"
            r"|interview|feed)(?: and| has| has been| was| is| have| may).{0,100}(?:not been edited"
            r"|edited by|syndicated|auto-?generated|\bfeed\b|first (?:published|appeared)"
            r"|originally (?:published|appeared)|updated (?:to|with|throughout)|corrected|translated"
            r"|wire|published (?:from|through|by|without)))",
        ),
        (
            "note",
            r"(?:disclaimer|editor's note|correction|clarification|note to (?:readers|editors)"
            r"|except for the headline|\(?except for the headline|our standards"
            r"|about (?:the )?authors?\b) ?(?:[:|–-]|,|$|the)",
        ),
        (
            "note",
            r"a version of this (?:article|story|column)|(?:the )?views? (?:expressed|are personal)"
            r"|(?:these|the above|all) (?:are|views|opinions).{0,40}(?:personal|author's own)"
            r"|views? expressed (?:here|above|in this)|opinions expressed",
        ),
        (
            "note",
            r"(?:the (?:writer|author)s? (?:is|are|was|teach(?:es)?|work|can be)|(?:he|she"
            r"|they) (?:can be reached|tweets?|posts) (?:at|on|as|@)|\(the (?:writer|author))",
        ),
        (
            "copyright",
            r"(?:copyright|\(c\))? ?(?:©|\(c\)|copyright|\d{4}) ?(?:©|\(c\)|\d{4}|copyright|the "
            r"|all ).{0,120}(?:reserved|ltd|limited|inc|llc|l\.p|corp|co\.|company|\d{4}|group|press"
            r"|media|news)|all rights reserved|.{0,80}\ball rights reserved",
        ),
        (
            "copyright",
            r"(?:for reprint rights|reprints? (?:and|&) permission|reproduction (?:is|in)"
            r"|this material may not be)",
        ),
    )
)
