"""Reference styles, one module each: NAME, LABEL, QUOTED_IN, `reference(article, words)`, `cite(…)`.

Both return text with italics marked as in `typesetting`; `cite` is what stands between brackets in a text. An
article without headline is described in brackets, neither in italics nor in quotation marks.
"""
