"""The Hindi of every refusal that a reader of the page can meet, so that one who reads no English can act on it.

The errors themselves speak English, as programs need it; here each message stands as its own template, `{}` for what
varies, beside its Hindi. A test reads the modules and finds a message without its Hindi.
"""

from __future__ import annotations

import re
from functools import cache

from ..text.numbers import group_indian

_GIVE = ".txt, .md, .html या .pdf फ़ाइल दें, या पाठ चिपकाएँ।"
_PASTE = "इसके बदले ख़बर का पाठ चिपकाएँ।"
_LATER = "बाद में फिर कोशिश करें, या ख़बर का पाठ चिपकाएँ।"
_CHECK = "पता और कनेक्शन जाँचें, या ख़बर का पाठ चिपकाएँ।"
_STORY = "ख़बर का पूरा पाठ चिपकाएँ।"
_VOICE = "इसे pip install 'news-summarizer-hi[speech]' से (या सिस्टम के espeak-ng पैकेज से) लगाएँ, या ब्राउज़र की आवाज़ से सुनें।"

MESSAGES: dict[str, str] = {
    # the text
    "The text has {} characters; at most {} can be read. Give one story at a time.": (
        "पाठ में {0} अक्षर हैं; ज़्यादा से ज़्यादा {1} पढ़े जा सकते हैं। एक बार में एक ही ख़बर दें।"
    ),
    "The text has {} control characters, which is binary data; words are needed. Paste the story's text, or give a "
    ".txt, .md, .html or .pdf file.": (
        "यह शब्दों का पाठ नहीं, कंप्यूटर का डेटा है ({0} नियंत्रण वर्ण); शब्द चाहिए। ख़बर का पाठ चिपकाएँ, या .txt, .md, .html या "
        ".pdf फ़ाइल दें।"
    ),
    "The article has {} {}; at least {} are needed. Paste the full text of the story.": (
        f"लेख की लंबाई {{0}} शब्द है; कम से कम {{2}} शब्द चाहिए। {_STORY}"
    ),
    "The article is a single sentence; at least two are needed, or there is nothing to shorten. Paste the full text of "
    "the story.": f"लेख में एक ही वाक्य है; कम से कम दो चाहिए, नहीं तो संक्षेप करने को कुछ नहीं है। {_STORY}",
    "The article has no sentences; running text is needed. Paste the full text of the story.": (
        f"लेख में कोई वाक्य नहीं मिला; वाक्यों वाला पाठ चाहिए। {_STORY}"
    ),
    "This looks like {}; the summarizer reads English articles. Paste the story in English.": (
        "यह पाठ {0} में लगता है; यह पेज अंग्रेज़ी लेखों का सारांश बनाता है। ख़बर का अंग्रेज़ी पाठ चिपकाएँ।"
    ),
    "This looks like Hindi already; the summarizer reads English articles. Paste the story in English.": (
        "यह पाठ तो पहले से हिंदी में है; यह पेज अंग्रेज़ी लेखों का सारांश बनाता है। ख़बर का अंग्रेज़ी पाठ चिपकाएँ।"
    ),
    "The text has {} headlines or menu lines and {} words of running text; an article with at least {} words is "
    "needed. Open one story and paste its full text.": (
        "इस पाठ में शीर्षक या मेन्यू जैसी {0} पंक्तियाँ हैं और वाक्यों में केवल {1} शब्द; कम से कम {2} शब्दों का लेख चाहिए। किसी एक ख़बर "
        "का पेज खोलें और उसका पूरा पाठ चिपकाएँ।"
    ),
    "The HTML holds no page that can be parsed; an article's page is needed. Paste the story's text instead.": (
        f"इस HTML में पढ़ने लायक कोई पेज नहीं मिला; किसी लेख का पेज चाहिए। {_PASTE}"
    ),
    "Line {} is not among the removed lines; only these can be restored. Choose from the lines that the article lists "
    "as removed.": ("पंक्ति {0} हटाई गई पंक्तियों में नहीं है; केवल हटाई गई पंक्तियाँ वापस लाई जा सकती हैं। उन्हीं में से चुनें।"),
    # a file
    "{} is a {} file; text, Markdown, HTML or PDF is needed. {}": (
        f"“{{0}}” {{1}} फ़ाइल है; टेक्स्ट, Markdown, HTML या PDF चाहिए। {_GIVE}"
    ),
    "{} holds binary data; text, Markdown, HTML or PDF is needed. {}": (
        f"“{{0}}” में शब्द नहीं, कंप्यूटर का डेटा है; टेक्स्ट, Markdown, HTML या PDF चाहिए। {_GIVE}"
    ),
    "{} has {} bytes; at most {} can be read. Give one story in a file.": (
        "“{0}” का आकार {1} बाइट है; ज़्यादा से ज़्यादा {2} बाइट पढ़े जा सकते हैं। एक फ़ाइल में एक ही ख़बर दें।"
    ),
    "{} cannot be read ({}); a readable file is needed. Check the path.": (
        "“{0}” पढ़ी नहीं जा सकी ({1}); पढ़ी जा सकने वाली फ़ाइल चाहिए। फ़ाइल फिर से चुनें।"
    ),
    "{} is locked with a password; an open PDF is needed. Save an unlocked copy.": (
        "“{0}” पर पासवर्ड लगा है; बिना पासवर्ड की PDF चाहिए। उसकी बिना पासवर्ड वाली प्रति सहेजकर दें।"
    ),
    "{} is not a PDF that can be read; a sound PDF is needed. {}": (
        f"“{{0}}” ऐसी PDF नहीं है जिसे पढ़ा जा सके; सही-सलामत PDF चाहिए। {_GIVE}"
    ),
    "{} has {} pages; at most {} of them can be read. Give the pages of one story.": (
        "“{0}” में {1} पन्ने हैं; उनमें से ज़्यादा से ज़्यादा {2} पढ़े जा सकते हैं। एक ही ख़बर के पन्ने दें।"
    ),
    "{} holds pictures but no text; a PDF with text is needed. Paste the text instead.": (
        f"“{{0}}” में केवल तस्वीरें हैं, पाठ नहीं; पाठ वाली PDF चाहिए। {_PASTE}"
    ),
    # a link
    "Reading links is switched off here; the text itself is needed. Paste it instead.": (
        "लिंक से ख़बर पढ़ने की सुविधा यहाँ बंद है; ख़बर का पाठ ही चाहिए। उसे चिपकाएँ।"
    ),
    "{} is not a web address; one like https://example.com/story is needed. Copy it from the browser.": (
        "{0} वेब का पता नहीं है; https://example.com/story जैसा पता चाहिए। उसे ब्राउज़र से कॉपी करें।"
    ),
    "The address has {} characters; {} are read at most. Copy the article's address from the browser, or paste the "
    "text instead.": ("पते में {0} अक्षर हैं; ज़्यादा से ज़्यादा {1} पढ़े जाते हैं। लेख का पता ब्राउज़र से कॉपी करें, या ख़बर का पाठ चिपकाएँ।"),
    "The address is empty or has spaces, backslashes or invisible characters in it; a plain web address is needed. "
    "Copy it from the browser again.": (
        "पता ख़ाली है, या उसमें ख़ाली जगह, बैकस्लैश या अदृश्य वर्ण हैं; वेब का सीधा पता चाहिए। उसे ब्राउज़र से फिर कॉपी करें।"
    ),
    "The address begins with {}; http:// or https:// is needed. Copy the whole address from the browser.": (
        "पता {0} से शुरू होता है; शुरू में http:// या https:// चाहिए। ब्राउज़र से पूरा पता कॉपी करें।"
    ),
    "The address carries a user name; an address without one is needed. Remove everything up to the @.": (
        "पते में उपयोगकर्ता का नाम है; बिना नाम का पता चाहिए। @ तक का हिस्सा हटा दें।"
    ),
    "The address names port {}; only ports {} are visited. Paste the text instead.": (
        f"पते में पोर्ट {{0}} लिखा है; केवल पोर्ट {{1}} के पते खोले जाते हैं। {_PASTE}"
    ),
    "Port {} is not visited. Paste the text instead.": f"पोर्ट {{0}} के पते नहीं खोले जाते। {_PASTE}",
    "{} is a number written in an unusual way; a host name is needed. Copy the address from the browser.": (
        "{0} अलग ढंग से लिखी गई संख्या है; साइट का नाम चाहिए। पता ब्राउज़र से कॉपी करें।"
    ),
    "{} lies in a private or special network; only sites on the public internet are read. Paste the text instead.": (
        f"{{0}} किसी निजी या विशेष नेटवर्क में है; केवल सार्वजनिक इंटरनेट की साइटें पढ़ी जाती हैं। {_PASTE}"
    ),
    "Sockets of this computer are not visited. Paste the text instead.": (
        f"इस कंप्यूटर के भीतर के पते नहीं खोले जाते। {_PASTE}"
    ),
    "The site {} was not found. Check the address and the connection, or paste the text instead.": (
        f"साइट {{0}} नहीं मिली। {_CHECK}"
    ),
    "The site {} could not be reached. Check the address and the connection, or paste the text instead.": (
        f"साइट {{0}} से संपर्क नहीं हो सका। {_CHECK}"
    ),
    "The site could not prove that it is {} (its certificate is not valid). Paste the text instead.": (
        f"साइट यह साबित नहीं कर सकी कि वह {{0}} ही है (उसका प्रमाणपत्र मान्य नहीं है)। {_PASTE}"
    ),
    "The site refused ({}). Paste the text instead.": f"साइट ने पेज देने से मना कर दिया ({{0}})। {_PASTE}",
    "The site has no page at this address ({}). Check the address, or paste the text instead.": (
        "साइट पर इस पते का कोई पेज नहीं है ({0})। पता जाँचें, या ख़बर का पाठ चिपकाएँ।"
    ),
    "The site is asked too often ({}). Try again later, or paste the text instead.": (
        f"साइट इस समय और अनुरोध नहीं ले रही है ({{0}})। {_LATER}"
    ),
    "The site answered with an error ({}). Try again later, or paste the text instead.": (
        f"साइट में कोई गड़बड़ी है ({{0}})। {_LATER}"
    ),
    "The connection broke off, or the site sent something broken. Try again later, or paste the text instead.": (
        f"कनेक्शन टूट गया, या साइट से मिला डेटा ख़राब था। {_LATER}"
    ),
    "The page broke off before its end. Try again later, or paste the text instead.": (
        f"पेज पूरा नहीं आया, बीच में ही टूट गया। {_LATER}"
    ),
    "The site took longer than {} seconds. Try again later, or paste the text instead.": (
        f"साइट ने {{0}} सेकंड से ज़्यादा समय लिया। {_LATER}"
    ),
    "The site redirected more than {} times; that leads nowhere. Paste the text instead.": (
        f"साइट ने {{0}} से ज़्यादा बार किसी दूसरे पते पर भेजा; यह सिलसिला कहीं नहीं पहुँचता। {_PASTE}"
    ),
    "The address leads to {}; a web page or plain text is needed. Copy the address of the article itself, or paste the "
    "text instead.": "इस पते पर {0} है; वेब पेज या सादा पाठ चाहिए। लेख का ही पता कॉपी करें, या ख़बर का पाठ चिपकाएँ।",
    "The page is larger than {} MB; that is no article. Paste the text instead.": (
        f"पेज {{0}} MB से बड़ा है; कोई लेख इतना बड़ा नहीं होता। {_PASTE}"
    ),
    "The site packs its pages as {}, which was not asked for. Paste the text instead.": (
        f"साइट अपने पेज {{0}} के रूप में भेजती है, जो यहाँ पढ़ा नहीं जाता। {_PASTE}"
    ),
    # the options, and what is at hand
    "Both sentences and words were given; only one can rule the length. Leave one out.": (
        "अधिकतम वाक्य और अधिकतम शब्द, दोनों दिए गए हैं; लंबाई इनमें से एक ही तय कर सकता है। एक को 0 कर दें।"
    ),
    "sentences is {}; 1 to 20 is possible. Choose one in that range.": (
        "वाक्यों की संख्या {0} दी गई है; 1 से 20 तक हो सकती है। इसी सीमा में चुनें।"
    ),
    "words is {}; 10 to 500 is possible. Choose one in that range.": (
        "शब्दों की संख्या {0} दी गई है; 10 से 500 तक हो सकती है। इसी सीमा में चुनें।"
    ),
    "The list of names has {} lines; {} are possible. Shorten it.": (
        "नामों की सूची में {0} पंक्तियाँ हैं; ज़्यादा से ज़्यादा {1} हो सकती हैं। सूची छोटी करें।"
    ),
    "Line {} of the names is “{}”; each line needs a name, the sign = and its Hindi. Write it like this: Asha Verma = "
    "आशा वर्मा": (
        "नामों की पंक्ति {0} में लिखा है “{1}”; हर पंक्ति में अंग्रेज़ी नाम, = का चिह्न और नाम का हिंदी रूप चाहिए। ऐसे लिखें: Asha Verma "
        "= आशा वर्मा"
    ),
    "The page is no longer at hand; it is needed to put lines back. Summarize it once more.": (
        "वह पेज अब यहाँ मौजूद नहीं है; पंक्तियाँ वापस लाने के लिए वह चाहिए। एक बार फिर उसका सारांश बनाएँ।"
    ),
    # the sound file
    "The text has no words; at least one is needed. Give the summary to speak.": (
        "पाठ में कोई शब्द नहीं है; कम से कम एक चाहिए। पहले सारांश बनाएँ।"
    ),
    "The text has {} characters; {} at most are spoken. Give a part.": (
        "पाठ में {0} अक्षर हैं; ज़्यादा से ज़्यादा {1} बोले जा सकते हैं। छोटा सारांश चुनें।"
    ),
    "No voice is installed on this computer; eSpeak NG is needed. {}": (
        f"इस कंप्यूटर पर कोई आवाज़ उपलब्ध नहीं है; eSpeak NG चाहिए। {_VOICE}"
    ),
    "eSpeak NG took longer than {} seconds; that is far more than any summary needs. Try again, or let the browser "
    "speak.": "eSpeak NG ने {0} सेकंड से ज़्यादा लिए; किसी सारांश में इतने नहीं लगते। फिर कोशिश करें, या ब्राउज़र की आवाज़ से सुनें।",
    "eSpeak NG could not be started ({}); it must be able to run. {}": (
        f"eSpeak NG शुरू नहीं हो सका ({{0}}); उसका चलना ज़रूरी है। {_VOICE}"
    ),
    "eSpeak NG failed: {}. A working one with its voices is needed. {}": (
        f"eSpeak NG काम नहीं कर सका ({{0}}); आवाज़ों के साथ चालू eSpeak NG चाहिए। {_VOICE}"
    ),
    "eSpeak NG wrote no sound file; a working one is needed. {}": (
        f"eSpeak NG से ऑडियो फ़ाइल नहीं बनी; चालू eSpeak NG चाहिए। {_VOICE}"
    ),
    "eSpeak NG wrote an empty sound file; its voices seem to be missing. {}": (
        f"eSpeak NG से ख़ाली ऑडियो फ़ाइल बनी; लगता है कि उसकी आवाज़ें नहीं हैं। {_VOICE}"
    ),
}

# What stands in a message in English words: languages (article.language), and a few more.
VALUES: dict[str, str] = {
    "Hindi": "हिंदी", "Bengali": "बांग्ला", "Punjabi": "पंजाबी", "Gujarati": "गुजराती",
    "Odia": "ओड़िया", "Tamil": "तमिल", "Telugu": "तेलुगु", "Kannada": "कन्नड़", "Malayalam": "मलयालम",
    "Urdu or Arabic": "उर्दू या अरबी",
    "Russian or another language in Cyrillic": "रूसी या सिरिलिक लिपि की किसी और भाषा",
    "Greek": "यूनानी", "Hebrew": "हिब्रू", "Thai": "थाई", "Chinese or Japanese": "चीनी या जापानी",
    "Japanese": "जापानी", "Korean": "कोरियाई", "Marathi": "मराठी", "Nepali": "नेपाली",
    "French": "फ़्रेंच", "German": "जर्मन", "Spanish": "स्पेनिश", "Italian": "इतालवी",
    "Portuguese": "पुर्तगाली", "Dutch": "डच", "Indonesian": "इंडोनेशियाई", "Malay": "मलय",
    "Turkish": "तुर्की", "Polish": "पोलिश", "Russian": "रूसी", "Swedish": "स्वीडिश", "Danish": "डेनिश",
    "Norwegian": "नॉर्वेजियन", "Finnish": "फ़िनिश", "Swahili": "स्वाहिली", "Vietnamese": "वियतनामी",
    "Romanian": "रोमानियाई", "Czech": "चेक", "Hungarian": "हंगेरियन", "Tagalog": "टैगलॉग",
    "another language": "किसी और भाषा", "something without a type": "अनजान किस्म की सामग्री",
    "80 and 443": "80 और 443",
}  # fmt: skip


def in_hindi(english: str) -> str | None:
    """The Hindi of a refusal, or None when it is none that a reader of the page can meet."""
    for pattern, hindi in _patterns():
        found = pattern.fullmatch(english)
        if found:
            return hindi.format(*map(_value, found.groups()))
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The templates as patterns; the one with the most words of its own comes first, as the most exact."""
    ordered = sorted(MESSAGES.items(), key=lambda pair: -len(pair[0].replace("{}", "")))
    return tuple(
        (re.compile("(.+?)".join(map(re.escape, english.split("{}"))), re.DOTALL), hindi) for english, hindi in ordered
    )


def _value(value: str) -> str:
    digits = value.replace(",", "")
    grouped = group_indian(int(digits)) if re.fullmatch(r"\d{1,3}(?:,\d{3}){1,9}", value, re.ASCII) else None
    return grouped or VALUES.get(value, value)
