"""Every exception this package raises on purpose, so that one ``except`` catches them all.

    SummarizerError
    ├── InputError                  the caller's text, file or address cannot be used
    │   ├── TooShortError           fewer than 40 words, or a single sentence: nothing to shorten
    │   ├── LanguageError           the text is not English
    │   ├── NotAnArticleError       a list of headlines, a menu, binary data
    │   ├── TooLongError            over the size limit
    │   └── FileFormatError         a file that cannot be read as text, HTML, Markdown or PDF
    ├── OptionError                 a knob out of its range, or two that exclude each other
    ├── FetchError                  a URL could not be read
    │   └── BlockedAddressError     the address is private, or not one that this program visits
    ├── ModelError                  a model cannot be used
    │   ├── ModelNotFoundError      neither bundled nor on disk, and the network is off
    │   └── IntegrityError          a file's SHA-256 is not the card's
    ├── EngineError                 the engine failed while generating
    │   ├── InputTooLongError       a text has more tokens than the card allows
    │   ├── DeadlineError           the time allowed for a generation has passed
    │   └── CancelledError          the caller asked to stop
    ├── SpeechError                 no voice is installed, or it failed
    └── BatchError                  a batch cannot start or go on

Each message has three parts: what was found, what is needed, what to do.
"""


class SummarizerError(Exception):
    """The root of every error raised on purpose; `code` names its kind in JSON and in the page."""

    code = "error"


class InputError(SummarizerError):
    """The text, file or address given cannot be used."""

    code = "input"


class TooShortError(InputError):
    """There is too little text to shorten."""

    code = "too_short"


class LanguageError(InputError):
    """The text is not in English."""

    code = "not_english"


class NotAnArticleError(InputError):
    """The text holds no article: a menu, a list of headlines, binary data."""

    code = "not_an_article"


class TooLongError(InputError):
    """The input is over the size limit."""

    code = "too_long"


class FileFormatError(InputError):
    """The file cannot be read as text, HTML, Markdown or PDF."""

    code = "file_format"


class OptionError(SummarizerError, ValueError):
    """An option is out of its range, or two options exclude each other."""

    code = "option"


class FetchError(SummarizerError):
    """The URL could not be read."""

    code = "fetch"


class BlockedAddressError(FetchError):
    """The URL leads to a private address, or to one this program does not visit."""

    code = "blocked_address"


class ModelError(SummarizerError):
    """A model cannot be used."""

    code = "model"


class ModelNotFoundError(ModelError):
    """The model is neither bundled nor on disk, and may not be or could not be downloaded."""

    code = "model_not_found"


class IntegrityError(ModelError):
    """A model file is not the one its card describes."""

    code = "integrity"


class EngineError(SummarizerError):
    """The engine failed while generating."""

    code = "engine"


class InputTooLongError(EngineError):
    """A text has more tokens than the model's card allows; nothing is ever cut silently."""

    code = "input_too_long"


class DeadlineError(EngineError):
    """The time allowed for a generation has passed."""

    code = "deadline"


class CancelledError(EngineError):
    """The caller asked to stop."""

    code = "cancelled"


class SpeechError(SummarizerError):
    """No voice is installed, or it failed."""

    code = "speech"


class BatchError(SummarizerError):
    """A batch cannot start or go on."""

    code = "batch"
