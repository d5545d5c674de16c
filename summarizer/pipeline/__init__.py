"""The order of the work: a page to its checked summary in both languages. `Summarizer` is the face of it."""

from .checking import check
from .functions import default_summarizer, summarize, translate
from .summarizer import Summarizer

__all__ = ["Summarizer", "check", "default_summarizer", "summarize", "translate"]
