"""The names of the countries of the helplines, in the languages of the card; in English the list has them."""

_NAMES = {
    "de": "AR Argentinien|AT Österreich|AU Australien|BE Belgien|BG Bulgarien|BR Brasilien|CA Kanada|CH die Schweiz|CL Chile|"
    "CN China|CO Kolumbien|CY Zypern|CZ Tschechien|DE Deutschland|DK Dänemark|EE Estland|ES Spanien|FI Finnland|"
    "FR Frankreich|GB das Vereinigte Königreich|GR Griechenland|HK Hongkong|HR Kroatien|HU Ungarn|ID Indonesien|IE Irland|"
    "IL Israel|IN Indien|IS Island|IT Italien|JP Japan|KE Kenia|KR Südkorea|LK Sri Lanka|LT Litauen|LU Luxemburg|LV Lettland|"
    "MT Malta|MX Mexiko|MY Malaysia|NG Nigeria|NL die Niederlande|NO Norwegen|NZ Neuseeland|PE Peru|PH die Philippinen|"
    "PK Pakistan|PL Polen|PT Portugal|RO Rumänien|RS Serbien|SE Schweden|SG Singapur|SI Slowenien|SK die Slowakei|"
    "TH Thailand|TR die Türkei|TW Taiwan|UA die Ukraine|US die Vereinigten Staaten|UY Uruguay|VN Vietnam|ZA Südafrika",
    "es": "AR Argentina|AT Austria|AU Australia|BE Bélgica|BG Bulgaria|BR Brasil|CA Canadá|CH Suiza|CL Chile|CN China|"
    "CO Colombia|CY Chipre|CZ Chequia|DE Alemania|DK Dinamarca|EE Estonia|ES España|FI Finlandia|FR Francia|"
    "GB el Reino Unido|GR Grecia|HK Hong Kong|HR Croacia|HU Hungría|ID Indonesia|IE Irlanda|IL Israel|IN la India|IS Islandia|"
    "IT Italia|JP Japón|KE Kenia|KR Corea del Sur|LK Sri Lanka|LT Lituania|LU Luxemburgo|LV Letonia|MT Malta|MX México|"
    "MY Malasia|NG Nigeria|NL los Países Bajos|NO Noruega|NZ Nueva Zelanda|PE Perú|PH Filipinas|PK Pakistán|PL Polonia|"
    "PT Portugal|RO Rumanía|RS Serbia|SE Suecia|SG Singapur|SI Eslovenia|SK Eslovaquia|TH Tailandia|TR Turquía|TW Taiwán|"
    "UA Ucrania|US Estados Unidos|UY Uruguay|VN Vietnam|ZA Sudáfrica",
    "fr": "AR Argentine|AT Autriche|AU Australie|BE Belgique|BG Bulgarie|BR Brésil|CA Canada|CH Suisse|CL Chili|CN Chine|"
    "CO Colombie|CY Chypre|CZ Tchéquie|DE Allemagne|DK Danemark|EE Estonie|ES Espagne|FI Finlande|FR France|GB Royaume-Uni|"
    "GR Grèce|HK Hong Kong|HR Croatie|HU Hongrie|ID Indonésie|IE Irlande|IL Israël|IN Inde|IS Islande|IT Italie|JP Japon|"
    "KE Kenya|KR Corée du Sud|LK Sri Lanka|LT Lituanie|LU Luxembourg|LV Lettonie|MT Malte|MX Mexique|MY Malaisie|NG Nigeria|"
    "NL Pays-Bas|NO Norvège|NZ Nouvelle-Zélande|PE Pérou|PH Philippines|PK Pakistan|PL Pologne|PT Portugal|RO Roumanie|"
    "RS Serbie|SE Suède|SG Singapour|SI Slovénie|SK Slovaquie|TH Thaïlande|TR Turquie|TW Taïwan|UA Ukraine|US États-Unis|"
    "UY Uruguay|VN Viêt Nam|ZA Afrique du Sud",
}
_BY_LANGUAGE = {
    language: {entry[:2]: entry[3:] for entry in entries.split("|")} for language, entries in _NAMES.items()
}


def country_name(code: str, language: str, otherwise: str) -> str:
    """What a country is called in a language.

    Args:
        code: `DE`.
        language: `de`.
        otherwise: its English name, where the language has none here.
    """
    return _BY_LANGUAGE.get(language, {}).get(code, otherwise)
