"""A demonstration office: invented stories, drawn pictures, and one real release."""
