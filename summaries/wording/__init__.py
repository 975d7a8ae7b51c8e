"""The sentences of a paper: drafted from the figures by rules, edited by people."""
