"""A delivery and the secrets around it."""

SECRET = "correct-horse-battery-staple"
OLD = "an-older-secret-of-the-shop"
BODY = b"type=contact_tag_added&tag=navy&contact[id]=71"
FORM = {"content-type": "application/x-www-form-urlencoded"}
