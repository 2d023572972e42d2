"""Error texts in the account's language (rule `errors.language`): texts change, codes, statuses and pointers do not.

A client that tells errors apart by their English words fails on an account of another language; here it can be tried.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from .codec import Json, as_object, as_objects, dumps, loads
from .messages import Response

__all__ = ["Words", "translated", "words_of"]

Words: TypeAlias = Mapping[str, str]
"""What a language says for texts that match a pattern."""

_SPANISH = {
    r"No Result found for (\w+) with id (.+)": r"No se encontró ningún resultado para \1 con el id \2",
    r"The integration already exists in the system\.": "La integración ya existe en el sistema.",
    r"The (\w+) already exists in the system\.": r"El registro \1 ya existe en el sistema.",
    r"Email address already exists in the system\.": "La dirección de correo ya existe en el sistema.",
    r"Contact Email Address is not valid\.": "La dirección de correo del contacto no es válida.",
    r"The (\w+) (\w+) was not provided\.?": r"No se indicó \2 de \1.",
    r"The related (\w+) does not exist\.": r"El registro relacionado \1 no existe.",
    r"You do not have permission to view this directory or page\.": "No tiene permiso para ver esta página.",
}
_GERMAN = {
    r"No Result found for (\w+) with id (.+)": r"Kein Ergebnis für \1 mit der ID \2 gefunden",
    r"The integration already exists in the system\.": "Die Integration ist im System schon vorhanden.",
    r"The (\w+) already exists in the system\.": r"\1 ist im System schon vorhanden.",
    r"Email address already exists in the system\.": "Die E-Mail-Adresse ist im System schon vorhanden.",
    r"Contact Email Address is not valid\.": "Die E-Mail-Adresse des Kontakts ist ungültig.",
    r"The (\w+) (\w+) was not provided\.?": r"\2 von \1 wurde nicht angegeben.",
    r"The related (\w+) does not exist\.": r"Das zugehörige Objekt \1 ist nicht vorhanden.",
    r"You do not have permission to view this directory or page\.": "Sie dürfen diese Seite nicht sehen.",
}
_LANGUAGES: Mapping[str, Words] = {"english": {}, "spanish": _SPANISH, "german": _GERMAN}


def words_of(language: str) -> Words:
    """A language's words; what is not among them stays English. Raises `ValueError` for one that is not known."""
    if language not in _LANGUAGES:
        msg = f"language is {language!r}, and has to be one of {', '.join(_LANGUAGES)}"
        raise ValueError(msg)
    return _LANGUAGES[language]


def translated(response: Response, words: Words) -> Response:
    """An error of the v3 API in a language; other answers are as they were."""
    if response.status < 400 or not response.body or not words:
        return response
    body = loads(response.body)
    if not isinstance(body, dict):
        return response
    said = _texts(as_object(body), ("message",), words)
    problems = [_texts(one, ("title", "detail"), words) for one in as_objects(said.get("errors"))]
    return replace(response, body=dumps({**said, **({"errors": problems} if problems else {})}))


def _texts(found: dict[str, Json], names: tuple[str, ...], words: Words) -> dict[str, Json]:
    return {name: _said(str(value), words) if name in names else value for name, value in found.items()}


def _said(text: str, words: Words) -> str:
    found = ((re.fullmatch(pattern, text), said) for pattern, said in words.items())
    return next((match.expand(said) for match, said in found if match), text)
