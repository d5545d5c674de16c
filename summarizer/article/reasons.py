"""Why a line of the page is no part of the body: each reason's key, with its explanation in English and Hindi."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "headline": ("the headline, kept as the title", "ख़बर का शीर्षक; इसे शीर्षक के रूप में अलग रखा गया है"),
    "standfirst": (
        "the introduction under the headline, kept apart from the body",
        "शीर्षक के नीचे का परिचय; इसे मुख्य पाठ से अलग रखा गया है",
    ),
    "byline": ("the writer's name, kept as the byline", "लेखक का नाम; इसे अलग रखा गया है"),
    "place": ("the place of the report, kept apart", "ख़बर का स्थान; इसे अलग रखा गया है"),
    "date line": ("a date or a time of publication", "प्रकाशन की तारीख़ या समय"),
    "dateline": (
        "the place and agency before the first sentence, kept apart",
        "पहले वाक्य से पहले लिखा स्थान और एजेंसी का नाम; इन्हें अलग रखा गया है",
    ),
    "agency": ("the credit of a news agency or of contributors", "समाचार एजेंसी या सहयोगियों का उल्लेख"),
    "menu": ("a menu, a section name or a label of the page", "वेबसाइट का मेन्यू, अनुभाग का नाम या कोई लेबल"),
    "icon": ("the label of an icon or a button", "आइकन या बटन का नाम"),
    "share": ("a sharing or social media label", "शेयर या सोशल मीडिया का लेबल"),
    "listen": ("the label of a player or a reading time", "ऑडियो-वीडियो प्लेयर का लेबल या पढ़ने में लगने वाला समय"),
    "caption": ("the caption of a picture or video", "तस्वीर या वीडियो का विवरण"),
    "credit": ("the credit of a picture", "तस्वीर का श्रेय"),
    "tags": ("topic tags or names of people in the news", "विषयों या चर्चित लोगों के नाम के टैग"),
    "subhead": ("a heading inside the article", "लेख के भीतर का उपशीर्षक"),
    "related": ("a link to another story", "किसी दूसरी ख़बर का लिंक"),
    "promo": ("an invitation to follow, join or download something", "फ़ॉलो करने, जुड़ने या डाउनलोड करने का बुलावा"),
    "subscribe": ("a subscription or sign-in notice", "सदस्यता या साइन-इन की सूचना"),
    "cookies": ("a notice about cookies or privacy", "कुकी या निजता से जुड़ी सूचना"),
    "advertisement": ("an advertisement label", "विज्ञापन का लेबल"),
    "live": ("furniture of a live page", "लाइव पेज का लेबल"),
    "comments": ("readers' comments or their label", "पाठकों की टिप्पणियाँ या उनका लेबल"),
    "table": ("a score or a row of a table", "स्कोर या तालिका की पंक्ति"),
    "note": ("an editor's note or a disclaimer", "संपादक की टिप्पणी या अस्वीकरण"),
    "copyright": ("a copyright notice", "कॉपीराइट की सूचना"),
    "repeated": ("a line that the article already has", "वह पंक्ति जो लेख में पहले आ चुकी है"),
    "code": ("code or data, not words", "कोड या डेटा, न कि शब्द"),
    "after": ("a line after the end of the article", "लेख ख़त्म होने के बाद की पंक्ति"),
}
