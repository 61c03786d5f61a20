"""The desk's services: which function does an act, work lists, mails, merging contributors."""
