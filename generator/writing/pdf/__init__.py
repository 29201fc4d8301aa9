"""The page as PDF: fitted in a model, laid out once, proven."""

from generator.writing.pdf.making import Page, PageOptions, make_page, warm_up
from generator.writing.pdf.pictures import printable
from generator.writing.pdf.proof import Loss, Proof, prove

__all__ = ["Loss", "Page", "PageOptions", "Proof", "make_page", "printable", "prove", "warm_up"]
