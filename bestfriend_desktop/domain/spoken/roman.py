"""Roman numerals: their value, and the rulers and popes after whose names they are ordinals."""

import re

from bestfriend_desktop.domain.spoken.rules import words

NUMERAL = r"X{1,3}(?:I[XV]|V?I{1,3}|V)?|I[XV]|V?I{1,3}|V"
"""1 to 39."""

MANY_LETTERS = r"X{1,3}(?:I[XV]|V?I{1,3}|V)|X{2,3}|I[XV]|VI{1,3}|I{2,3}"
"""The same without I, V and X, which are more often something else."""

RULERS = frozenset(
    "Henry Louis Elizabeth Charles George William James Edward Richard Philip Frederick Catherine Alexander "
    "Nicholas Peter Paul John Benedict Pius Leo Francis Ivan Napoleon Wilhelm Friedrich Heinrich Karl Ludwig "
    "Otto Ramses Rameses Ramesses Ptolemy Ptolemäus Cleopatra Carlos Felipe Fernando Alfonso Gustav Gustavus "
    "Adolf Christian Haakon Harald Olaf Olav Margrethe Margaret Albert Leopold Baudouin Rainier Mary Anne "
    "Robert David Malcolm Innocent Gregory Clement Urban Boniface Julius Sixtus Adrian Martin Eugene Stephen "
    "Emmanuel Emanuel Umberto Joseph Josef Maximilian Rudolf Rudolph Ferdinand Franz Matthias Sigismund "
    "Casimir Kasimir Darius Dareios Xerxes Artaxerxes Cyrus Kyros Amenhotep Amenophis Thutmose Thutmosis Seti "
    "Mehmed Murad Selim Suleiman Süleyman Bayezid Mahmud Abdullah Hussein Mohammed Hassan Faisal Rama Eduard "
    "Elisabeth Georg Jakob Johann Johannes Katharina Nikolaus Alexej Konrad Lothar Heinrichs Ludwigs Friedrichs "
    "Willem Wilhelmina Beatrix Harold Edgar Edmund Æthelred Ethelred Basil Constantine Konstantin Justinian "
    "Theodosius Valentinian Philipp Philippe Isabel Isabella Juan Jaime Sancho Pedro Manuel João José Luis "
    "Enrique Carol Michael Mihai Simeon Boris Zar Antiochus Seleucus Tiberius Claudius Celestine Celestin "
    "Gregor Benedikt Klemens Hadrian Innozenz Bonifatius Bonifaz Henri Nicolas Jean Benoît Pie Léon Alexandre "
    "Catherine François Guillaume Édouard Isabelle Isabell Jacques Nicolás Benito Benedicto Pío León Guillermo "
    "Thomas Samuel Daniel Benjamin Andrew Anthony Arthur Walter Theodore Donald Ronald Kenneth Patrick Kevin Brian "
    "Matthew Jonathan Timothy Jacob Oliver Victor Vittorio Lorenzo Cosimo Canute Cnut Knut Alfred Abdulaziz "
    "Nebuchadnezzar Nebukadnezar Shalmaneser Mithridates Attalus Demetrius Wenceslaus Wenzel Magnus Valdemar "
    "Waldemar Eric Erik Erich Mieszko Boleslaw Bolesław Zygmunt Stanislaw August Augustus Vladimir Fyodor "
    "Feodor Alexios Alexius Andronikos Isaac Baldwin Balduin Bohemond Roger Tancred Amadeus Norodom Montezuma "
    "Moctezuma Kamehameha Callixtus Kalixtus Eugen Stephan Viktor Christoph Ernst Moritz Maria Viktoria "
    "Eduardo Enrique Jorge Francisco Alejandro Catalina Pablo Naruhito Akihito Meiji Tsar".split()
)

TITLES = (
    "King", "Queen", "Pope", "Emperor", "Empress", "Tsar", "Czar", "Tsarina", "Prince", "Princess", "Duke",
    "Archduke", "Sultan", "Pharaoh", "Kaiser", "Shah", "Patriarch", "König", "Königin", "Papst", "Kaiserin",
    "Zar", "Zarin", "Herzog", "Pharao", "Fürst", "rey", "reina", "papa", "emperador", "zar", "roi", "reine",
    "pape", "empereur", "tsar", "Rey", "Reina", "Papa", "Emperador", "Roi", "Reine", "Pape", "Empereur",
)  # fmt: skip

_CAPITAL = r"[A-ZÄÖÜÉÍÓÚÆ][\w'’-]+"

RULER = rf"(?:\b(?:{words(TITLES)}) {_CAPITAL}(?: {_CAPITAL})?|\b(?:{words(RULERS)})(?: {_CAPITAL})?)"
"""A name after which a numeral is an ordinal: `Henry`, `Pope Leo`, `John Paul`, `William Gates`."""

SURE_AFTER_I = (
    r"(?=['’]s\b|[,;:)]|[.!?](?:\s|$)|$| (?:of|and|ruled|reigned|died|became|who|executed|succeeded|"
    r"was (?:crowned|executed|born|a |an |the |king|queen|tsar|emperor|pope|beheaded)))"
)
"""What follows where `I` after a name is a numeral, and not the one who speaks."""


def value(numeral: str) -> int:
    """Of a numeral up to 89."""
    worth = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(worth, [*worth[1:], 0], strict=True))


def is_numeral(text: str) -> bool:
    """True for what is well formed, and no more than 39."""
    return re.fullmatch(NUMERAL, text) is not None
