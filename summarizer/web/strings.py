"""Every word of the page in English and Hindi; the only place where the page's wording lives.

Gradio's own components take `label(key)`, which the browser resolves in its language. HTML written by `cards`
takes `both(key)`: the two languages side by side, of which the stylesheet shows one, so that switching the page's
language costs no request and every Hindi word stands in an element with ``lang="hi"``.
"""

from __future__ import annotations

import json
from html import escape

import gradio as gr

STRINGS: dict[str, tuple[str, str]] = {
    # heading
    "title": ("News in short", "ख़बर संक्षेप में"),
    "tagline": (
        "A long news page becomes a few sentences, in English and in Hindi. Every number, name and quotation is "
        "checked against the article.",
        "लंबी ख़बर कुछ वाक्यों में, अंग्रेज़ी और हिंदी दोनों में। हर संख्या, नाम और उद्धरण का मिलान मूल लेख से किया जाता है।",
    ),
    "skip": ("Skip to the summary", "सीधे सारांश पर जाएँ"),
    # input
    "tab.paste": ("Paste", "लेख चिपकाएँ"),
    "tab.link": ("Link", "लिंक"),
    "tab.file": ("File", "फ़ाइल"),
    "text.label": ("Text of the news page (in English)", "ख़बर का पाठ (अंग्रेज़ी में)"),
    "text.placeholder": (
        "Paste the whole page here. Menus, adverts and captions are sorted out for you.",
        "पूरा पेज यहाँ चिपकाएँ। मेन्यू, विज्ञापन और फ़ोटो के कैप्शन अपने-आप हटा दिए जाएँगे।",
    ),
    "url.label": ("Address of the news page", "ख़बर के पेज का पता"),
    "url.placeholder": ("https://…", "https://…"),
    "url.off": (
        "Reading links is switched off on this public page. Copy the article's text and use “Paste”.",
        "इस सार्वजनिक पेज पर लिंक से ख़बर पढ़ने की सुविधा बंद है। लेख का पाठ कॉपी करके “लेख चिपकाएँ” में डालें।",
    ),
    "file.label": ("A .txt, .md, .html or .pdf file", ".txt, .md, .html या .pdf फ़ाइल"),
    "style.label": ("Style", "सारांश का रूप"),
    "style.paragraph": ("Paragraph", "अनुच्छेद"),
    "style.key-points": ("Key points", "मुख्य बिंदु"),
    "style.headline": ("Headline", "शीर्षक"),
    "length.label": ("Length", "लंबाई"),
    "length.short": ("Short", "छोटा"),
    "length.medium": ("Medium", "मध्यम"),
    "length.long": ("Long", "लंबा"),
    "options": ("Options", "और विकल्प"),
    "sentences.label": ("Sentences at most (0: as the length says)", "अधिकतम वाक्य (0: लंबाई के अनुसार)"),
    "words.label": ("Words at most (0: as the length says)", "अधिकतम शब्द (0: लंबाई के अनुसार)"),
    "strict.label": (
        "Leave out every sentence that could not be confirmed",
        "जिन वाक्यों की पुष्टि न हो सके, उन्हें छोड़ दें",
    ),
    "digits.label": ("Digits in the Hindi", "हिंदी में अंक"),
    "digits.ascii": ("123", "123"),
    "digits.devanagari": ("१२३", "१२३"),
    "glossary.label": (
        "Your names: one a line, English = Hindi",
        "अपनी नाम-सूची: हर पंक्ति में एक नाम, अंग्रेज़ी = हिंदी",
    ),
    "glossary.placeholder": ("Asha Verma = आशा वर्मा", "Asha Verma = आशा वर्मा"),
    "summarize": ("Summarize", "सारांश बनाएँ"),
    "stop": ("Stop", "रोकें"),
    "examples": ("Try an example", "कोई उदाहरण आज़माएँ"),
    "example.page": ("A copied page", "कॉपी किया पेज"),
    "example.long": ("A long report", "लंबी रिपोर्ट"),
    "example.hindi": ("A Hindi text", "हिंदी पाठ"),
    "example.short": ("Too short", "बहुत छोटा पाठ"),
    "count.words": ("words", "शब्द"),
    "count.minimum": ("at least 40 are needed", "कम से कम 40 चाहिए"),
    "count.over": ("over the limit of 100,000 characters", "1,00,000 अक्षरों की सीमा से ज़्यादा"),
    # progress
    "stage.cleaning": ("Cleaning", "सफ़ाई"),
    "stage.reading": ("Reading", "पढ़ना"),
    "stage.writing": ("Writing", "लिखना"),
    "stage.checking": ("Checking", "जाँच"),
    "stage.hindi": ("Hindi", "हिंदी"),
    "now.waiting": ("Waiting for a free place …", "बारी का इंतज़ार है …"),
    "now.cleaning": ("Cleaning the page …", "पेज से फ़ालतू पंक्तियाँ हटाई जा रही हैं …"),
    "now.reading": (
        "Reading and writing: {done} of {total} parts done …",
        "लेख पढ़कर सारांश लिखा जा रहा है: {total} में से {done} हिस्से पूरे …",
    ),
    "now.reading.0": ("Reading {total} parts and writing …", "लेख के {total} हिस्से पढ़कर सारांश लिखा जा रहा है …"),
    "now.reading.1": ("Reading the article and writing …", "लेख पढ़कर सारांश लिखा जा रहा है …"),
    "now.writing": ("The English is ready …", "अंग्रेज़ी सारांश तैयार है …"),
    "now.checking": ("Checking numbers, names and quotations …", "संख्याओं, नामों और उद्धरणों की जाँच हो रही है …"),
    "now.hindi": (
        "Translating into Hindi: {done} of {total} sentences done …",
        "हिंदी अनुवाद हो रहा है: {total} में से {done} वाक्य पूरे …",
    ),
    "now.done": ("The summary is ready.", "सारांश तैयार है।"),
    "now.stopping": ("Stopping …", "रोका जा रहा है …"),
    "empty.title": ("The summary appears here", "सारांश यहाँ दिखेगा"),
    "empty.paste": (
        "Paste the whole news page and press “Summarize”.",
        "ख़बर का पूरा पेज चिपकाएँ और “सारांश बनाएँ” दबाएँ।",
    ),
    "empty.read": (
        "Read or hear the summary in English, in Hindi, or side by side.",
        "सारांश हिंदी में, अंग्रेज़ी में या साथ-साथ पढ़ें और सुनें।",
    ),
    "empty.source": (
        "Choose any sentence to see where the article says it.",
        "कोई भी वाक्य चुनें और देखें कि लेख में वह बात कहाँ कही गई है।",
    ),
    "empty.here": (
        "Your text is read on this computer and is not kept.",
        "आपका पाठ इसी कंप्यूटर पर पढ़ा जाता है और सहेजा नहीं जाता।",
    ),
    "empty.space": (
        "Your text is read on this Space and is not kept.",
        "आपका पाठ इसी स्पेस पर पढ़ा जाता है और सहेजा नहीं जाता।",
    ),
    # the card
    "hindi.pending": ("The Hindi is being written …", "हिंदी अनुवाद हो रहा है …"),
    "hindi.none": ("Hindi was not asked for.", "हिंदी अनुवाद नहीं माँगा गया था।"),
    "badge.numbers": ("numbers match", "संख्याएँ मेल खाती हैं"),
    "badge.extract": ("taken word for word", "लेख से ज्यों का त्यों"),
    "doubt.number.1": ("1 number could not be confirmed: {values}", "1 संख्या की पुष्टि नहीं हुई: {values}"),
    "doubt.number.n": ("{n} numbers could not be confirmed: {values}", "{n} संख्याओं की पुष्टि नहीं हुई: {values}"),
    "doubt.name.1": ("1 name could not be confirmed: {values}", "1 नाम की पुष्टि नहीं हुई: {values}"),
    "doubt.name.n": ("{n} names could not be confirmed: {values}", "{n} नामों की पुष्टि नहीं हुई: {values}"),
    "doubt.quote.1": ("1 quotation could not be confirmed: {values}", "1 उद्धरण की पुष्टि नहीं हुई: {values}"),
    "doubt.quote.n": ("{n} quotations could not be confirmed: {values}", "{n} उद्धरणों की पुष्टि नहीं हुई: {values}"),
    "doubt.number_hi.1": (
        "1 number in the Hindi could not be confirmed: {values}",
        "हिंदी में 1 संख्या की पुष्टि नहीं हुई: {values}",
    ),
    "doubt.number_hi.n": (
        "{n} numbers in the Hindi could not be confirmed: {values}",
        "हिंदी में {n} संख्याओं की पुष्टि नहीं हुई: {values}",
    ),
    "doubt.name_hi.1": (
        "1 name in the Hindi could not be confirmed: {values}",
        "हिंदी में 1 नाम की पुष्टि नहीं हुई: {values}",
    ),
    "doubt.name_hi.n": (
        "{n} names in the Hindi could not be confirmed: {values}",
        "हिंदी में {n} नामों की पुष्टि नहीं हुई: {values}",
    ),
    "verdict.ok": (
        "All numbers, names and quotations agree with the article",
        "सभी संख्याएँ, नाम और उद्धरण लेख से मेल खाते हैं",
    ),
    "verdict.1": ("1 point could not be confirmed", "1 बात की पुष्टि नहीं हुई"),
    "verdict.n": ("{n} points could not be confirmed", "{n} बातों की पुष्टि नहीं हुई"),
    "source.hint": (
        "Choose a sentence to see where it comes from.",
        "कोई वाक्य चुनें और देखें कि वह लेख में कहाँ से आया है।",
    ),
    "source.found": (
        "Source of sentence {n} is marked in the text used.",
        "वाक्य {n} का स्रोत “पढ़ा गया पाठ” में चिह्नित है।",
    ),
    "source.none": ("No source was found for sentence {n}.", "वाक्य {n} का स्रोत नहीं मिला।"),
    "source.back": ("Back to the summary", "सारांश पर वापस"),
    "copy": ("Copy", "कॉपी करें"),
    "copied": ("Copied", "कॉपी हो गया"),
    "copy.failed": ("Copying was refused by the browser", "ब्राउज़र ने कॉपी करने नहीं दिया"),
    "listen": ("Listen", "सुनें"),
    "listen.stop": ("Stop reading aloud", "सुनना बंद करें"),
    "link": ("Link to these settings", "इन्हीं विकल्पों का लिंक"),
    "download": ("Download", "डाउनलोड"),
    "voice.none.hi": (
        "This browser has no Hindi voice. A sound file can be made here instead; it sounds mechanical.",
        "इस ब्राउज़र में हिंदी की आवाज़ नहीं है। इसके बदले यहाँ ऑडियो फ़ाइल बनाई जा सकती है; उसकी आवाज़ मशीनी लगती है।",
    ),
    "voice.none.en": (
        "This browser has no English voice. A sound file can be made here instead; it sounds mechanical.",
        "इस ब्राउज़र में अंग्रेज़ी की आवाज़ नहीं है। इसके बदले यहाँ ऑडियो फ़ाइल बनाई जा सकती है; उसकी आवाज़ मशीनी लगती है।",
    ),
    "voice.file": ("Make a sound file", "ऑडियो फ़ाइल बनाएँ"),
    "voice.making": ("Making the sound file …", "ऑडियो फ़ाइल बन रही है …"),
    "voice.ready": (
        "Spoken by eSpeak NG; it sounds mechanical.",
        "यह eSpeak NG की आवाज़ है और मशीनी लगती है।",
    ),
    "voice.save": ("Save the sound file", "ऑडियो फ़ाइल सहेजें"),
    "footer.read": ("Read {percent} % of the article", "लेख का {percent} प्रतिशत हिस्सा पढ़ा गया"),
    "footer.read.100": ("Read 100 % of the article", "पूरा लेख पढ़ा गया"),
    "footer.removed.0": ("no page lines removed", "पेज की कोई पंक्ति नहीं हटाई गई"),
    "footer.removed.1": ("removed 1 page line", "पेज की 1 पंक्ति हटाई गई"),
    "footer.removed.n": ("removed {n} page lines", "पेज की {n} पंक्तियाँ हटाई गईं"),
    "footer.show": ("show", "दिखाएँ"),
    "footer.seconds": ("{seconds} s", "{seconds} सेकंड"),
    "footer.here": ("runs on this computer", "इसी कंप्यूटर पर चलता है"),
    "footer.space": ("runs on this Space", "इसी स्पेस पर चलता है"),
    "footer.made": ("How it was made", "यह कैसे बना"),
    # text used
    "used.title": ("Text used", "पढ़ा गया पाठ"),
    "used.removed": ("Removed from the page ({n})", "पेज से हटाई गई पंक्तियाँ ({n})"),
    "used.undo": ("Put back", "वापस लाएँ"),
    "used.undone": ("Take out again", "फिर से हटाएँ"),
    "used.again": ("Summarize again with the lines put back", "वापस लाई गई पंक्तियों के साथ फिर से सारांश बनाएँ"),
    "used.marker": ("source of sentence {n}", "वाक्य {n} का स्रोत"),
    # trouble
    "stopped.title": ("Stopped", "रोक दिया गया"),
    "stopped.next": ("Press “Summarize” to start again.", "फिर शुरू करने के लिए “सारांश बनाएँ” दबाएँ।"),
    "busy.title": ("Busy – please try again", "अभी व्यस्त है – फिर कोशिश करें"),
    "busy.next": (
        "Many people are using the page just now. Your text is still here: press “Summarize” again in a moment.",
        "इस समय बहुत-से लोग पेज का उपयोग कर रहे हैं। आपका पाठ यहीं है: थोड़ी देर में फिर “सारांश बनाएँ” दबाएँ।",
    ),
    "error.empty": ("There is nothing to read yet", "अभी पढ़ने के लिए कुछ नहीं है"),
    "error.empty.next": (
        "Paste the text of a news story, or try one of the examples.",
        "किसी ख़बर का पाठ चिपकाएँ, या कोई उदाहरण आज़माएँ।",
    ),
    "error.input": ("This cannot be summarized just now", "अभी इसका सारांश नहीं बन सकता"),
    "error.input.next": ("Paste the text of the story once more.", "ख़बर का पाठ एक बार फिर चिपकाएँ।"),
    "error.too_short": ("Too short – nothing to shorten", "पाठ पहले ही बहुत छोटा है – संक्षेप करने को कुछ नहीं"),
    "error.too_short.next": (
        "Paste the full text of the story, at least 40 words.",
        "ख़बर का पूरा पाठ चिपकाएँ, कम से कम 40 शब्द।",
    ),
    "error.not_english": ("This text is not in English", "यह पाठ अंग्रेज़ी में नहीं है"),
    "error.not_english.next": (
        "The summarizer reads English articles. Paste the English version of the story.",
        "यह पेज अंग्रेज़ी के लेखों का सारांश बनाता है। ख़बर का अंग्रेज़ी पाठ चिपकाएँ।",
    ),
    "error.not_an_article": ("No article was found in this text", "इस पाठ में कोई लेख नहीं मिला"),
    "error.not_an_article.next": (
        "Open the story itself, copy its text and paste it here.",
        "ख़बर का अपना पेज खोलें, उसका पाठ कॉपी करें और यहाँ चिपकाएँ।",
    ),
    "error.too_long": ("This text is too long", "पाठ बहुत लंबा है"),
    "error.too_long.next": ("Paste one article at a time.", "एक बार में एक ही लेख चिपकाएँ।"),
    "error.file_format": ("This file could not be read", "यह फ़ाइल पढ़ी नहीं जा सकी"),
    "error.file_format.next": (
        "Give a .txt, .md, .html or .pdf file, or paste the text.",
        ".txt, .md, .html या .pdf फ़ाइल दें, या पाठ चिपकाएँ।",
    ),
    "error.option": ("One of the options does not fit", "एक विकल्प ठीक नहीं है"),
    "error.option.next": ("Change the option that the details name.", "ब्योरे में बताया गया विकल्प बदलें।"),
    "error.fetch": ("The page could not be fetched", "पेज खोला नहीं जा सका"),
    "error.fetch.next": (
        "Open it in your browser and paste the text instead.",
        "उसे अपने ब्राउज़र में खोलकर उसका पाठ यहाँ चिपकाएँ।",
    ),
    "error.blocked_address": ("This address is not visited", "यह पता यहाँ नहीं खोला जाता"),
    "error.blocked_address.next": ("Paste the text of the story instead.", "इसके बदले ख़बर का पाठ चिपकाएँ।"),
    "error.model": ("A language model is missing or damaged", "भाषा-मॉडल उपलब्ध नहीं है या ख़राब है"),
    "error.model.next": (
        "Whoever runs this page can mend it; the details are below.",
        "इसे पेज चलाने वाले ठीक कर सकते हैं; ब्योरा नीचे है।",
    ),
    "error.deadline": ("It took too long", "तय समय में काम पूरा नहीं हुआ"),
    "error.deadline.next": (
        "Choose the length “Short”, or try again later.",
        "लंबाई में “छोटा” चुनें, या बाद में फिर कोशिश करें।",
    ),
    "error.speech": ("The sound file could not be made", "ऑडियो फ़ाइल नहीं बन सकी"),
    "error.speech.next": (
        "Add a Hindi voice to your system or browser, or install the “speech” extra.",
        "अपने सिस्टम या ब्राउज़र में हिंदी आवाज़ जोड़ें, या “speech” नाम का अतिरिक्त पैकेज लगाएँ।",
    ),
    "error.error": ("Something went wrong here", "यहाँ कुछ गड़बड़ हो गई"),
    "error.error.next": (
        "Your text is still in its box. Try again; if it happens twice, paste a smaller part.",
        "आपका पाठ अपनी जगह पर है। फिर कोशिश करें; दोबारा ऐसा हो तो छोटा हिस्सा चिपकाएँ।",
    ),
    "error.detail": ("Details", "ब्योरा"),
    "lost.title": ("The connection broke off", "कनेक्शन टूट गया"),
    "lost.next": (
        "The page is trying to reach the program again. Your text stays here: then press “Summarize” once more.",
        "पेज फिर से जुड़ने की कोशिश कर रहा है। आपका पाठ यहीं रहेगा: जुड़ने के बाद फिर “सारांश बनाएँ” दबाएँ।",
    ),
    # names of groups, for those who hear the page
    "group.ui": ("Language of the page", "पेज की भाषा"),
    "group.view": ("Language of the summary", "सारांश की भाषा"),
    # Words of Gradio's own components, some of which it has in English alone: the page's script exchanges them.
    "gradio.api": ("Use via API or MCP", "API या MCP से इस्तेमाल करें"),
    "gradio.drop": ("Drop File Here", "फ़ाइल यहाँ छोड़ें"),
    "gradio.or": ("- or -", "- या -"),
    "gradio.upload": ("Click to Upload", "अपलोड करने के लिए क्लिक करें"),
    "gradio.uploading": ("Uploading...", "अपलोड हो रहा है..."),
    "gradio.file": ("File upload", "फ़ाइल अपलोड"),
    "gradio.tabs": ("More tabs", "और टैब"),
    "gradio.footer": ("Gradio footer navigation", "पेज के निचले लिंक"),
    "gradio.close": ("Close", "बंद करें"),
    "gradio.error": ("Error", "त्रुटि"),
    "gradio.type": (
        "Invalid file type: {name}. Only {types} allowed.",
        "{name} ऐसी फ़ाइल नहीं है जिसे पढ़ा जा सके। केवल {types} फ़ाइलें चलेंगी।",
    ),
    "gradio.size": (
        "File(s) exceed the maximum allowed size of {size}: {name}",
        "फ़ाइल {size} की सीमा से बड़ी है: {name}",
    ),
    "gradio.lost": (
        "Connection to the server was lost. Attempting reconnection...",
        "सर्वर से कनेक्शन टूट गया। फिर से जुड़ने की कोशिश हो रही है...",
    ),
}


def label(key: str) -> gr.I18n:
    """The words behind `key` as Gradio wants them; the browser picks the language."""
    return _I18N(key)


def i18n() -> gr.I18n:
    """All words of the page, for ``launch(i18n=…)``."""
    return _I18N


def plain(key: str, **values: object) -> tuple[str, str]:
    """The words behind `key` in English and Hindi, `values` filled in, not escaped."""
    english, hindi = STRINGS[key]
    return english.format(**values), hindi.format(**values)


def both(key: str, **values: object) -> str:
    """The words behind `key` as HTML in both languages, escaped; the stylesheet shows the page's language."""
    return both_of(*plain(key, **values))


def both_of(english: str, hindi: str) -> str:
    """Two texts as HTML in both languages, escaped; the stylesheet shows the page's language."""
    return f'<span class="ui-en" lang="en">{escape(english)}</span><span class="ui-hi" lang="hi">{escape(hindi)}</span>'


def as_json() -> str:
    """All words as JSON for the page's script; safe inside a script element."""
    return json.dumps(STRINGS, ensure_ascii=False).replace("<", "\\u003c")


_I18N = gr.I18n(
    en={key: english for key, (english, _) in STRINGS.items()},
    hi={key: hindi for key, (_, hindi) in STRINGS.items()},
)
