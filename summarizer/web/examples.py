"""Four texts to try, written for this page; people and places in the stories are invented."""

from __future__ import annotations

from ..terminal import sample_page

PAGE = sample_page()  # the one that `summarizer sample` shows

_LONG = (
    "City of Lakes puts meters on every tap as wells run dry",
    "UDAIGARH: The city council voted on Monday to put a meter on every water connection by March 2027, ending a flat "
    "charge that has not changed for 22 years, after 61 of its 140 public wells ran dry this summer.",
    "Under the plan, the first 12,000 litres a month will be free for each household. Beyond that, families will pay "
    "Rs 18 for every 1,000 litres, while hotels and factories will pay Rs 74. The council expects to collect Rs 210 "
    "crore a year, three times as much as now.",
    "“Water that costs nothing is treated as if it were worth nothing,” the mayor, Farida Khan, told the council "
    "before the vote, which was carried by 47 to 29. “We are not selling water. We are paying to keep it.”",
    "The opposition walked out. Its leader, Vikram Rathore, called the meters “a tax on thirst” and said that the "
    "council should first mend its pipes. A study by the engineering college found last year that 38 per cent of the "
    "water pumped into the network leaks away before it reaches a tap.",
    "Officials do not dispute the figure. The water board says that Rs 560 crore will be spent on new pipes over four "
    "years, beginning with the old town, where some of the mains were laid in 1926. A loan of Rs 340 crore has been "
    "agreed with the state's infrastructure fund.",
    "The city of 1.2 million people draws most of its water from five lakes. The largest, Jaisagar, stood at 23 per "
    "cent of its capacity on Sunday, the lowest level for the first week of June since records began in 1951. Rain in "
    "the catchment last year was 31 per cent below the average.",
    "Tourism, the biggest employer, has begun to feel the shortage. The hotel association said that bookings for the "
    "winter are 9 per cent lower than a year ago, and that eight of its members have stopped filling their swimming "
    "pools.",
    "In the poorer districts on the eastern edge, people said they would welcome meters if water came with them. “We "
    "buy from a tanker at Rs 400 a week,” said Lata Meghwal, who sells vegetables in Pratap Nagar. “If a pipe comes, "
    "I will gladly pay the council instead.”",
    "Economists are divided. Neha Kulkarni of the Institute of Public Finance said that a free allowance of 12,000 "
    "litres was generous enough to protect the poor. But Arjun Sen, who studies cities at the state university, warned "
    "that large families who share a single connection would pass the limit in the second week of each month.",
    "The council has answered that households of more than six people may ask for a second allowance. Applications "
    "open on 1 September and will be decided within 30 days.",
    "Other cities are watching. Meters were tried in neighbouring Bhavanipur in 2019, where use fell by 17 per cent in "
    "the first year but rose again when a third of the meters stopped working and were not replaced.",
    "To avoid that, Udaigarh has ordered meters without moving parts, which send their readings by radio and are "
    "guaranteed for 15 years. The first 5,000 will be fitted in October in two districts, and the results will be "
    "published before the rest are bought.",
    "Khan said that she would judge the plan by the lakes and not by the money. “When Jaisagar is half full in June, "
    "we shall know that it has worked,” she said.",
)
LONG = "\n\n".join(_LONG)

HINDI = """\
सात्रापुर के 14 गाँवों को 11 साल बाद नया पुल मिल गया। लोक निर्माण मंत्री रोहन देशमुख ने गुरुवार को 240 मीटर लंबे इस पुल का \
उद्घाटन किया, जिस पर 86 करोड़ रुपये खर्च हुए हैं। विभाग के अनुसार पुल बनने से ज़िला अस्पताल की दूरी 52 किलोमीटर से घटकर \
9 किलोमीटर रह गई है।

ज़िलाधिकारी मीरा जोशी ने कहा कि अगले सप्ताह से हर 40 मिनट पर बस चलेगी। उन्होंने बताया कि ऊपरी घाटी के लिए दो और पुलों को \
मंज़ूरी मिल चुकी है, जिन पर 120 करोड़ रुपये की लागत आएगी। गाँव वालों का कहना है कि बरसात के चार महीने अब वे शहर से कटे नहीं रहेंगे।
"""

SHORT = "A new bridge over the Kanha river was opened on Thursday. It cost Rs 86 crore and is 240 metres long."

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("example.page", PAGE),
    ("example.long", LONG),
    ("example.hindi", HINDI),
    ("example.short", SHORT),
)
