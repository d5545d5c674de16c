"""Words and phrases that are furniture wherever they stand: menus, buttons, promos, notices.

The rule of every pattern: it fits the whole line, or it opens a line that also shows a second sign ("our", "us", a
colon). A line of running text that only starts alike ("Advertisement revenue rose …", "Follow the money, …") fits
none. Lines are compared in lower case, with straight quotes, without the signs around them; only the first
`MAX_LABEL` characters are looked at, so that no pattern ever meets a long line.
"""

from __future__ import annotations

import re

MAX_LABEL = 400  # characters; the longest notice to recognise as a whole, a cookie banner, has 350

_MENU = """home|latest|latest news|news|top news|top stories|india|india news|world|world news|nation|national
|national news|international|cities|city|city news|states|state|politics|business|business news|economy|markets
|market|stock market|money|personal finance|companies|industry|finance|banking|budget|technology|tech|science
|sci-tech|health|wellness|lifestyle|life & style|life|style|culture|arts|books|travel|food|fashion|entertainment
|bollywood|movies|movie reviews|television|tv|web series|music|celebrities|sport|sports|sports news|cricket|football
|tennis|hockey|ipl|olympics|education|jobs|career|careers|exams|results|opinion|opinions|editorial|editorials
|columns|analysis|views|explained|explainers|fact check|elections|election|video|videos|photos|photo gallery|gallery
|podcasts|podcast|audio|web stories|visual stories|premium|my account|account|profile|my profile|my feed|for you
|search|menu|sections|more|see more|close|sign in|sign out|sign up|log in|login|log out|logout|register|e-paper
|epaper|today's paper|newspaper|magazine|newsletters|newsletter|notifications|settings|edition|editions|english
|hindi|हिंदी|हिन्दी|मराठी|தமிழ்|తెలుగు|বাংলা|weather|horoscope|astrology|auto|automobile|real estate|property
|startups|gadgets|mobiles|apps|games|puzzles|crossword|quiz|weekend|sunday magazine|crime|law|courts|environment
|climate|energy|defence|us|uk|us news|uk news|u.s.|europe|asia|africa|americas|middle east|asia pacific|australia
|china|pakistan|south asia|north america|war in ukraine|israel-gaza war|mumbai|delhi|bengaluru|hyderabad|chennai
|kolkata|pune|trending|trending news|live tv|watch live|live|breaking news|breaking|skip to content
|skip to main content|skip to navigation|back to top|top|next|previous|prev|next story|previous story|next article
|previous article|advertise with us|contact us|about us|terms of use|terms of service|terms & conditions
|privacy policy|privacy|cookie policy|cookie settings|manage cookies|sitemap|site map|rss|faq|help|accessibility
|careers with us|the team|feedback|dark mode|light mode|subscribe|subscriptions|today|and|brand solutions|disclaimer
|grievance redressal|code of ethics|do not sell my info|show more|view more|load more|view all|see all|all
|quick reads|briefs|in pics|in pictures|data|long reads|features|special|obituaries|magazines|real-time alerts
|portfolio|mutual funds|ipo|commodities|cryptocurrency|crypto|gold price|currency|forex|sensex|nifty|watchlist|tools
|calculators"""
_ICON = """icon|notification icon|notification|notifications icon|userprofile|user profile|userprofile icon
|search icon|menu icon|user icon|profile icon|hamburger|hamburger icon|close icon|arrow|arrow icon|share icon
|bell icon|bell|play icon|play button|logo|site logo|toggle|dropdown|expand|collapse|minimise|minimize|maximise
|fullscreen|zoom|a+|a-|aa|a|font size|text size|increase font size|decrease font size|small|medium|large|font|resize
|print|print this|save|save story|saved|save article|bookmark|bookmarks|add to bookmarks|add bookmark
|remove bookmark|gift|gift article|gift this article|image|view image in fullscreen|open image in gallery
|enlarge image|view gallery|slide|pause|mute|unmute|play|play video|replay"""
_SHARE = """share|shares|share this|share via|share on|share article|share this article|share this story|share story
|share full article|share with friends|share post|share this post|sharing|facebook|twitter|x|x (formerly twitter)
|whatsapp|whats app|instagram|linkedin|linked in|telegram|youtube|you tube|pinterest|reddit|koo|threads|snapchat
|messenger|bluesky|flipboard|tumblr|sms|email|e-mail|mail|email this|copy link|copy|link|link copied|copied
|read in app|open in app|purchase licensing rights|copy url|tweet|post|follow|follow us|follow us on|follow us:
|connect with us|google news|rss feed|share on facebook|share on twitter|share on x|share on whatsapp
|share on linkedin|share on telegram|share on social media|click here to share on social media|share2|share by email
|share via email|post on x|send|forward|reuse this content|facebook logo|x logo|whatsapp logo|prefer"""
_LISTEN = """listen|listen now|listen to this article|listen to this story|listen to story|listen to article
|listen to|listen to the article|read aloud|this article is read aloud by an automated voice|audio article
|now playing|video player|you can now listen to fox news articles|newyou can now listen to fox news articles
|new you can now listen to fox news articles|watch video|watch the video|watch now|watch full video
|video unavailable|this video can not be played|0 seconds of|1x|1.5x|quick read|quick read summary|show quick read
|read time|reading time|learn more|unmute to listen|loading|loading..."""
_ADVERTISEMENT = """advertisement|advertisment|advertisements|advertising|ad|ads|ad feedback|sponsored
|sponsored content|sponsored links|promoted|promoted content|paid content|partner content|skip advertisement|skip ad
|remove ads|advertisement - scroll to continue|scroll to continue|story continues below this ad
|story continues below advertisement|article continues below advertisement
|article continues after this advertisement|continue reading below advertisement
|content continues after advertisement|continues below advertisement|continues below|ad loading|ad choices|report ad
|article continues below|story continues below|continue reading below|report this ad|after advertisement"""
_LIVE = """live updates|live blog|live coverage|live reporting|live now|auto refresh|refresh|auto-refresh
|refresh feed|new updates|key events|key event|show key events only|please turn on javascript to use this feature
|pinned|pinned post|summary of events|load more posts|load more updates|view more updates|latest updates
|oldest first|newest first|go to latest|live feed|what we know so far|the live page is now closed
|this live page is now closed|this live blog has ended|jump to latest"""
_COMMENTS = """comments|comment|post a comment|post comment|post your comment|leave a comment|leave a reply
|add a comment|add comment|write a comment|read comments|read all comments|view comments|view all comments
|show comments|all comments|hide comments|be the first to comment|join the conversation|join the discussion
|start the conversation|have your say|what's your view|what do you think|comments are closed|no comments
|no comments yet|comment on this story|start conversation|comments are closed.|no comments yet.|sort by newest
|sort by oldest|most liked|conversation|reply|report abuse|like|dislike"""
_SECTION = """explore news|explore more|explore more on these topics|more on this|more on this story|more stories
|more news|more top stories|related|related stories|related news|related articles|related topics|related content
|related coverage|related links|recommended|recommended stories|recommended for you|recommended reads|recommended by
|editor's picks|editors' picks|editor's pick|editor's choice|top headlines|top stories for you|top picks|most read
|most viewed|most popular|most shared|most watched|most recent|trending now|trending topics|trending stories
|trending in|popular|popular stories|popular news|what's trending|latest stories|latest headlines|latest from
|in this section|in other news|you may like|you may also like|you might also like|you may have missed
|you might be interested in|more for you|up next|more from this section|from around the web|around the web
|from the web|promoted stories|must read|must reads|must watch|don't miss|hot picks|in case you missed it
|picked for you|from our network|today's top stories|breaking stories|also on|story saved|read next|next up
|what to read next|more to explore|stories for you|top videos|top trending|elsewhere"""
_INLINE = """also read|also see|also watch|read also|read more|read more:|read more here|see also|see more|read
|watch|must read|more on this topic|click here to read more|read full story|read the full story|read full article
|continue reading|read more on|read more news on|more details|find out more|show full article|in short
|story highlights|see less|...more"""
_TAGS = """suggested topics|topics|topic|tags|tag|keywords|see all topics|see more on|filed under|in this article
|in this story|more about|first published"""


def _words(text: str) -> list[str]:
    return [w.strip() for w in text.replace("\n", "").split("|") if w.strip()]


LABELS: dict[str, str] = {}  # a label in lower case → its reason; the first list that has it wins
for _reason, _list in (
    ("advertisement", _ADVERTISEMENT),
    ("share", _SHARE),
    ("listen", _LISTEN),
    ("comments", _COMMENTS),
    ("related", _SECTION),
    ("related", _INLINE),
    ("live", _LIVE),
    ("icon", _ICON),
    ("tags", _TAGS),
    ("menu", _MENU),
):
    for _word in _words(_list):
        LABELS.setdefault(_word, _reason)

SECTION_HEADS = frozenset(_words(_SECTION))  # other stories follow, mostly to the page's end
INLINE_HEADS = frozenset(_words(_INLINE))  # one or a few links follow, then the article goes on
COMMENT_HEADS = frozenset(_words(_COMMENTS)) - {"reply", "report abuse", "like", "dislike", "conversation", "comment"}
_MAX_LABEL_WORDS = 6


_EDGES = """() \t|•·»«›‹→←↓↑▼▲►▶◀▸*#~_-–—=<>[]{}/\\:,;©®™\"'"""


def bare_label(text: str) -> str:
    """The line as patterns see it: lower case, straight quotes, no signs or emoji around; at most `MAX_LABEL` long."""
    low = text[:MAX_LABEL].lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    start, end = 0, len(low)
    while start < end and (low[start] in _EDGES or (ord(low[start]) > 0x2300 and not low[start].isalnum())):
        start += 1
    while end > start and (low[end - 1] in _EDGES or (ord(low[end - 1]) > 0x2300 and not low[end - 1].isalnum())):
        end -= 1
    return low[start:end]


def read_labels(text: str) -> str | None:
    """The reason of a line made of known labels only ("Facebook Twitter WhatsApp", "userprofile IconSearch")."""
    if len(text) > MAX_LABEL:
        return None
    for form in (text, _unglue(text)):
        reason = _cover(bare_label(form))
        if reason:
            return reason
    return None


def _cover(bare: str) -> str | None:
    bare = bare.rstrip("!")
    if bare in LABELS:
        return LABELS[bare]
    tokens = [t for t in re.split(r"[ |/•·»›>,:]+", bare) if t]
    if not tokens or len(tokens) > 60:
        return None
    votes: dict[str, int] = {}
    at = 0
    while at < len(tokens):
        for size in range(min(_MAX_LABEL_WORDS, len(tokens) - at), 0, -1):
            reason = LABELS.get(" ".join(tokens[at : at + size]))
            if reason:
                votes[reason] = votes.get(reason, 0) + size
                at += size
                break
        else:
            if not tokens[at].isdigit():  # "Share 12", "Comments 4": a count beside a label
                return None
            at += 1
    return max(votes, key=lambda reason: votes[reason]) if votes else None


def _unglue(text: str) -> str:
    """Put a space where a small letter meets a capital: what a browser copies from neighbouring buttons."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
