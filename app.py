"""Starts the web page; Hugging Face Spaces runs this file as it is."""

import os

from summarizer.web import serve

if __name__ == "__main__":
    # On a Space the page must be reachable from outside its container; anywhere else it stays on this computer.
    serve(host="0.0.0.0" if os.environ.get("SPACE_ID") else "127.0.0.1", port=int(os.environ.get("PORT", "7860")))
