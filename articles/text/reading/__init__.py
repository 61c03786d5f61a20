"""The one reader of text that comes from elsewhere: pasted, imported or typed."""
