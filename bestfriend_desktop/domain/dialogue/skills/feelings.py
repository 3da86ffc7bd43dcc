"""Feelings: named, with their cause in the person's own words turned round, and one open question. No advice."""

import re

from bestfriend_desktop.domain.care import Level
from bestfriend_desktop.domain.dialogue.asked import is_asking
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import Answer, Example, Part, Skill, Turn, Wordings, plainly
from bestfriend_desktop.domain.dialogue.turn_round import turned_round

_I = (
    r"\b(?:i|i'm|im|i've|i'd|me|my|ich|mich|mir|mein\w*|bin|fühle?|yo|me|mi|estoy|siento|soy|je|j'\w+|moi|mon|ma|suis"
    r"|today|day|week|night|this|heute|tag|woche|nacht|hoy|día|journée|aujourd'hui|we|we're|our|wir|uns|unser\w*|nuestr\w+|nous|feeling|feel|so|very|really|just|total|ganz|sehr|tan|muy|très)\b"
)
_ONESELF = re.compile(_I)
_NOT = re.compile(
    r"\b(?:not|never|no longer|n't|isn't|don't|didn't|nicht|kein\w*|nie|no|nunca|ne|pas|jamais)\b(?:\W+\w+){0,2}\W*$|n't(?:\W+\w+){0,2}\W*$"
)

GRIEF, LONELY, SAD, AFRAID, ANGRY, HURT, TIRED, ILL, LOSS, GUILTY, BORED, STRESS, GLAD, PROUD, LOVE = (
    "grief", "lonely", "sad", "afraid", "angry", "hurt", "tired", "ill", "loss", "guilty", "bored", "stress",
    "glad", "proud", "love",
)  # fmt: skip

_SIGNS: tuple[tuple[str, str], ...] = (
    (GRIEF, r"\b(?:died|passed away|funeral|lost my (?:mother|mum|mom|father|dad|wife|husband|son|daughter|brother|sister|dog|cat|friend|grand\w+|baby)|put (?:\w+ ){1,3}down|gestorben|verstorben|beerdigung|eingeschläfert|murió|falleció|funeral|mort[e]?|décédée?|enterrement|i miss (?:my|him|her|them)|vermisse|extraño a|echo de menos|me manque)\b"),
    (LOSS, r"\b(?:lost my (?:job|home|house|flat)|got fired|was fired|been fired|laid off|made redundant|broke up|break-?up|broken up|divorc\w+|left me|dumped me|cheated on me|failed (?:my|the|an?)|job verloren|arbeit verloren|(?:mir|wurde|worden)\b.{0,30}\bgekündigt|gekündigt (?:worden|bekommen)|entlassen|schluss gemacht|getrennt|scheidung|verlassen|durchgefallen|perdí (?:mi|el) (?:trabajo|empleo)|me despidieron|me dejó|divorcio|suspendí|perdu mon (?:travail|emploi)|licencié|quitté|rupture|divorce|raté)\b"),
    (LONELY, r"\b(?:lonely|lonesome|(?:i'?m|am|feel|feeling|so|all|be|being|left) (?:\w+ )?alone|isolated|no friends|nobody (?:to talk|cares|likes|calls)|no one (?:to talk|cares|likes|calls)|left out|einsam\w*|(?:bin|fühle|so|ganz|sitze|wieder) (?:\w+ ){0,2}allein\w*|niemand(?:en)?|keine freunde|sol[oa]s?|soledad|nadie|sin amigos|seule?s?|solitude|personne)\b"),
    (HURT, r"\b(?:shouted|yelled|screamed|insulted|humiliated|bullied|mocked|laughed at|made fun|ignored me|betrayed|lied to me|hit me|rude to|unfair|treated me|hurt(?:s)? (?:me|my feelings)|angeschrien|angebrüllt|beleidigt|gemobbt|ausgelacht|belogen|betrogen|ungerecht|verletzt|gritó|insultó|humill\w+|se burl\w+|traicion\w+|crié dessus|insultée?|humiliée?|moquée?|trahie?)\b"),
    (AFRAID, r"\b(?:afraid|scared|anxious|anxiety|nervous|worried|worry|worrying|panic\w*|terrified|frightened|dread|fear|angst|ängstlich|nervös|sorgen?|sorge|panik|fürchte|befürchte|miedo|ansios[oa]|ansiedad|nervios[oa]|preocupad[oa]|peur|angoiss\w+|anxieu\w+|inquiète?|stressée?)\b"),
    (ANGRY, r"\b(?:angry|furious|mad at|annoyed|annoys|annoying|irritated|fed up|pissed|hate (?:my|him|her|them|this|it)|frustrat\w+|wütend|sauer|verärgert|genervt|nervt|ärger\w*|zornig|frustriert|enfadad[oa]|enojad[oa]|furios[oa]|hart[oa] de|frustrad[oa]|en colère|furieu\w+|énervée?|agacée?|marre)\b"),
    (STRESS, r"\b(?:stress\w*|overwhelmed|(?:all|is|gets|getting|becomes|just) too much|too much (?:work|for me|to do)|pressure|burn(?:ed|t)? ?out|can't cope|swamped|deadline\w*|überfordert|gestresst|überlastet|zu viel|druck|agobiad[oa]|estresad[oa]|débordée?|surmenée?)\b"),
    (TIRED, r"\b(?:tired|exhausted|worn out|wears? me out|wearing me out|drained|sleepless|can't sleep|cannot sleep|couldn't sleep|slept badly|no energy|müde|erschöpft|kaputt|schlaflos|schlecht geschlafen|nicht schlafen|cansad[oa]|agotad[oa]|no puedo dormir|fatiguée?|épuisée?|crevée?|dormir)\b"),
    (ILL, r"\b(?:sick|ill|(?:in|to|from) (?:the )?hospital|surgery|operation|cancer|chemo\w*|fever|broke (?:his|her|their|an?) (?:arm|leg|wrist|foot|hip|hand)|pain|hurts|headache|injur\w+|accident|broke my|krank(?!enschw|enpfl|enhaus|enkass)\w*|(?:im|ins) krankenhaus|fieber|schmerz\w*|unfall|gebrochen|verletzt|gestürzt|krebs|chemo\w*|kopfweh|kopfschmerzen|enferm[oa]|hospital|fiebre|dolor|accidente|cáncer|malade|hôpital|fièvre|douleur|accident|cancer)\b"),
    (GUILTY, r"\b(?:guilty|ashamed|embarrassed|my fault|regret|sorry for what|schuldig|schuldgefühle?|schäme|peinlich|bereue|meine schuld|culpable|vergüenza|avergonzad[oa]|me arrepiento|coupable|honte|regrette)\b"),
    (SAD, r"\b(?:not (?:so|too|very|that|really) (?:good|well|great)|nicht (?:so|besonders|sehr) (?:gut|toll)|geht so|so lala|no muy bien|pas (?:très|trop) bien|sad|unhappy|depressed|depressing|down|low|miserable|crying|cried|cry|tears|hopeless|heartbroken|upset|gloomy|blue|empty|terrible|awful|horrible|bad day|hard day|rough|disappointed|traurig\w*|unglücklich|deprimiert|niedergeschlagen|weine\w*|geweint|hoffnungslos|enttäuscht|schlecht\w*|mies|scheiße|elend|triste|tristes|deprimid[oa]|llor\w+|decepcionad[oa]|mal|fatal|déprimée?|malheureu\w+|pleur\w+|déçue?)\b"),
    (BORED, r"\b(?:bored|boring|langweil\w*|langweilig|aburrid[oa]|m'ennuie|ennuie)\b"),
    (PROUD, r"\b(?:proud|promot\w+|passed (?:my|the|an?)|got (?:the|a new) job|won|graduated|succeeded|made it|stolz|beförder\w+|bestanden|gewonnen|geschafft|orgullos[oa]|aprob[éó]|gané|ascendi\w+|fière?|réussi|gagné|promu)\b"),
    (LOVE, r"\b(?:in love|engaged|getting married|pregnant|having a baby|new (?:boy|girl)friend|verliebt|verlobt|heirate\w*|schwanger|enamorad[oa]|embarazada|me caso|amoureu\w+|enceinte|fiancée?)\b"),
    (GLAD, r"\b(?:happy|glad|excited|great day|wonderful|delighted|relieved|joy|grateful|good mood|looking forward|can't wait|fantastic|amazing|(?:feel|feeling) (?:\w+ ){0,2}(?:good|great|better|fine)|doing (?:well|fine|good|great)|i'm (?:good|fine|great|well|ok|okay)|glücklich|froh|freue|gut gelaunt|erleichtert|dankbar|toll|super|mir geht(?:'s| es) (?:gut|besser|super|prima)|wunderbar|feliz|content[oa]|alegre|aliviad[oa]|estoy bien|heureu\w+|contente?|ravie?|soulagée?|ça va bien|je vais bien)\b"),
)  # fmt: skip
_COMPILED = tuple((feeling, re.compile(pattern)) for feeling, pattern in _SIGNS)
_PLEASANT = (PROUD, LOVE, GLAD)
_OF_OTHERS = (GRIEF, ILL, LOSS)
"""What is told of others too: an ill dog is a worry of one's own."""

_EN: dict[str, tuple[str, ...]] = {
    GRIEF: ("I'm so sorry.", "That is a real loss.", "Losing someone leaves a gap that nobody else can fill.", "Missing someone so much hurts.", "My condolences."),
    LOSS: ("I'm sorry; that is a hard blow.", "That pulls the ground from under one's feet.", "That is a lot to take in.", "What a disappointment that must be."),
    LONELY: ("Feeling alone is heavy.", "Loneliness weighs a lot, and I'm glad you say it.", "That sounds lonely.", "It hurts when nobody is there."),
    HURT: ("That must have stung.", "Nobody likes to be treated like that.", "That sounds hurtful, and you had to take it.", "I can see why that stays with you."),
    AFRAID: ("That sounds frightening.", "Worry like that takes up a lot of room.", "Being afraid is tiring.", "It makes sense that this makes you uneasy."),
    ANGRY: ("You sound angry, and I can hear why.", "That would annoy many people.", "Your anger makes sense.", "That is frustrating."),
    STRESS: ("That is a lot at once.", "So much pressure wears anyone down.", "That sounds like more than one day can hold.", "No wonder you feel stretched."),
    TIRED: ("That sounds exhausting.", "Being so tired makes everything harder.", "You sound worn out.", "A night without rest costs a whole day."),
    ILL: ("I'm sorry to hear that.", "That is worrying.", "I hope it gets better soon.", "Illness turns everything upside down."),
    GUILTY: ("That seems to weigh on you.", "It isn't easy to say such a thing.", "Many people are harder on themselves than on anyone else.", "It takes courage to look at that."),
    SAD: ("That sounds sad.", "I'm sorry it is so hard right now.", "That hurts.", "It is good that you say so.", "Some days are just heavy."),
    BORED: ("Boredom can be long.", "Nothing holds your interest, it seems.", "Time drags, then."),
    PROUD: ("Congratulations!", "You can be proud of that.", "That was earned.", "Well done."),
    LOVE: ("How lovely!", "That is wonderful news.", "What a beautiful time."),
    GLAD: ("I'm glad to hear it.", "That sounds good.", "How nice.", "Lovely."),
}  # fmt: skip
_DE: dict[str, tuple[str, ...]] = {
    GRIEF: ("Das tut mir sehr leid.", "Das ist ein großer Verlust.", "Jemanden so zu vermissen, schmerzt.", "Mein Beileid."),
    LOSS: ("Das tut mir leid, das ist ein harter Schlag.", "Das zieht einem den Boden unter den Füßen weg.", "Das ist viel auf einmal.", "Was für eine Enttäuschung."),
    LONELY: ("Allein zu sein, kann schwer wiegen.", "Einsamkeit drückt, und gut, dass du es sagst.", "Das klingt einsam.", "Es tut weh, wenn niemand da ist."),
    HURT: ("Das muss wehgetan haben.", "So möchte niemand behandelt werden.", "Das klingt verletzend, und du musstest es aushalten.", "Ich verstehe, dass dir das nachgeht."),
    AFRAID: ("Das klingt beängstigend.", "Solche Sorgen nehmen viel Raum ein.", "Angst zu haben, kostet Kraft.", "Dass dich das unruhig macht, verstehe ich."),
    ANGRY: ("Du klingst wütend, und ich verstehe, warum.", "Das würde viele ärgern.", "Dein Ärger ist verständlich.", "Das ist zum Verzweifeln."),
    STRESS: ("Das ist viel auf einmal, wirklich.", "So viel Druck zermürbt jeden.", "Das klingt nach mehr, als in einen Tag passt.", "Kein Wunder, dass es dir zu viel wird."),
    TIRED: ("Das klingt erschöpfend.", "So müde zu sein, macht alles schwerer.", "Du klingst ausgelaugt.", "Eine Nacht ohne Schlaf kostet den ganzen Tag."),
    ILL: ("Das tut mir leid zu hören.", "Das macht Sorgen.", "Ich hoffe, es wird bald besser.", "Krankheit wirft alles durcheinander."),
    GUILTY: ("Das scheint dich zu belasten.", "So etwas zu sagen, ist nicht leicht.", "Viele sind mit sich strenger als mit anderen.", "Es braucht Mut, da hinzusehen."),
    SAD: ("Das klingt traurig.", "Es tut mir leid, dass es gerade so schwer ist.", "Das tut weh.", "Gut, dass du es aussprichst.", "Manche Tage sind einfach schwer."),
    BORED: ("Langeweile kann lang werden.", "Nichts fesselt dich gerade, scheint es.", "Die Zeit zieht sich also."),
    PROUD: ("Herzlichen Glückwunsch!", "Darauf kannst du stolz sein.", "Das hast du dir verdient.", "Gut gemacht."),
    LOVE: ("Wie schön!", "Das sind wunderbare Neuigkeiten.", "Was für eine schöne Zeit."),
    GLAD: ("Das freut mich.", "Das klingt gut.", "Wie schön für dich.", "Das hört man gern."),
}  # fmt: skip
_ES: dict[str, tuple[str, ...]] = {
    "fear": ("Es normal estar así antes de algo importante.", "Los nervios cansan.", "Entiendo que te inquiete.", "Eso da respeto."),
    "hard": ("Lo siento mucho.", "Eso suena difícil.", "Eso duele.", "Es mucho de una vez.", "Entiendo que te pese.", "Gracias por decírmelo.", "Debe de ser duro."),
    "good": ("¡Qué bien!", "Me alegra mucho.", "Suena estupendo.", "¡Enhorabuena!"),
}  # fmt: skip
_FR: dict[str, tuple[str, ...]] = {
    "fear": ("Il est normal d'être ainsi avant quelque chose d'important.", "Le trac fatigue.", "Je comprends que cela t'inquiète."),
    "hard": ("Je suis désolée de l'entendre.", "Cela semble difficile.", "Ça fait mal.", "C'est beaucoup à la fois.", "Je comprends que cela te pèse.", "Merci de me le dire.", "Ce doit être dur."),
    "good": ("Quelle bonne nouvelle !", "Cela me fait plaisir.", "Ça a l'air bien.", "Félicitations !"),
}  # fmt: skip
_ASK_HARD: Wordings = {
    Language.EN: (
        "What has been the hardest part?", "How are you holding up?", "What is going through your mind?", "Since when is it like this?",
        "What would do you good right now?", "Is there somebody you can be with?", "What do you wish were different?",
        "What weighs most at the moment?", "Would you like to tell me more?", "What helped a little in times like this?",
    ),
    Language.DE: (
        "Was ist das Schwerste daran?", "Wie kommst du damit zurecht?", "Was geht dir dabei durch den Kopf?", "Seit wann ist das so?",
        "Was würde dir jetzt guttun?", "Gibt es jemanden, bei dem du sein kannst?", "Was wünschst du dir anders?",
        "Was wiegt im Moment am meisten?", "Magst du mir mehr davon erzählen?", "Was hat dir früher in solchen Zeiten geholfen?",
    ),
    Language.ES: (
        "¿Qué es lo más difícil?", "¿Cómo lo llevas?", "¿Qué te pasa por la cabeza?", "¿Desde cuándo es así?", "¿Qué te haría bien ahora?",
        "¿Hay alguien con quien puedas estar?", "¿Quieres contarme más?",
    ),
    Language.FR: (
        "Qu'est-ce qui est le plus dur ?", "Comment tiens-tu le coup ?", "Qu'est-ce qui te passe par la tête ?", "Depuis quand est-ce ainsi ?",
        "Qu'est-ce qui te ferait du bien ?", "Y a-t-il quelqu'un auprès de toi ?", "Veux-tu m'en dire plus ?",
    ),
}  # fmt: skip
_ASK_GRIEF: Wordings = {
    Language.EN: ("Would you like to tell me about the time you had together?", "What do you miss most?", "Is somebody with you today?"),
    Language.DE: ("Magst du mir von eurer gemeinsamen Zeit erzählen?", "Was fehlt dir am meisten?", "Ist heute jemand bei dir?"),
    Language.ES: ("¿Quieres hablarme del tiempo que compartisteis?", "¿Qué es lo que más echas de menos?", "¿Hay alguien contigo hoy?"),
    Language.FR: ("Veux-tu me parler du temps passé ensemble ?", "Qu'est-ce qui te manque le plus ?", "Y a-t-il quelqu'un avec toi aujourd'hui ?"),
}  # fmt: skip
_ASK_GOOD: Wordings = {
    Language.EN: ("What was the best part of it?", "How will you celebrate?", "Who knows about it already?", "How did it come about?", "What does it mean to you?"),
    Language.DE: ("Was war das Schönste daran?", "Wie wirst du es feiern?", "Wer weiß es schon?", "Wie kam es dazu?", "Was bedeutet es dir?"),
    Language.ES: ("¿Qué ha sido lo mejor?", "¿Cómo lo vas a celebrar?", "¿Quién lo sabe ya?", "¿Cómo ha sido?"),
    Language.FR: ("Quel a été le meilleur moment ?", "Comment vas-tu fêter ça ?", "Qui le sait déjà ?", "Comment est-ce arrivé ?"),
}  # fmt: skip


def feeling_in(part: Part) -> str:
    """The feeling that a sentence tells of, as one of the names above; "" where it tells of none."""
    plain = part.plain
    own = _ONESELF.search(plain) is not None or len(plain.split()) <= 3
    for feeling, pattern in _COMPILED:
        for match in pattern.finditer(plain):
            if not (own or feeling in _OF_OTHERS):
                continue
            if _NOT.search(plain[: match.start()]):
                if feeling in _PLEASANT:
                    return SAD
                continue
            return feeling
    return ""


def _feelings(part: Part, turn: Turn) -> Answer | None:
    if is_asking(part):
        return None
    feeling = feeling_in(part)
    if not feeling and turn.distress.level is Level.LOW and part is turn.parts[-1]:
        feeling = SAD
    if not feeling:
        return None
    turned = turned_round(part.text, turn.language)
    if len(turned.split()) < 3 or not turn.is_unused(turned) or feeling == GUILTY:
        turned = ""  # "it was your fault" said back would agree
    named = turn.pick(_wordings(feeling))
    said = f"{turned}. {named}" if turned else named
    asked = _ASK_GRIEF if feeling == GRIEF else _ASK_GOOD if feeling in _PLEASANT else _ASK_HARD
    return Answer(said, question=turn.pick(asked))


def _wordings(feeling: str) -> Wordings:
    shade = "good" if feeling in _PLEASANT else "fear" if feeling in (AFRAID, STRESS) else "hard"
    return {
        Language.EN: _EN[feeling],
        Language.DE: _DE[feeling],
        Language.ES: _ES[shade],
        Language.FR: _FR[shade],
    }


FEELINGS = Skill(
    "feelings",
    plainly(_feelings),
    (
        Example("I feel so lonely.", r"(?:alone|lonel).*\?", lacks="compliment"),
        Example("My boss shouted at me today.", r"Your boss shouted at you today\..*\?"),
        Example("My dog Bruno is sick.", r"sorry|worr|hope"),
        Example("I am not happy.", r"\?", lacks="glad"),
        Example("I passed my exam!", r"congrat|proud|earned|well done"),
        Example("Ich bin traurig.", r"traurig|schwer|weh"),
        Example("Ich habe meinen Job verloren.", r"Du hast deinen Job verloren\..*\?"),
        Example("Estoy muy triste.", r"siento|difícil|duele|pese"),
        Example("Je me sens seul.", r"\?"),
    ),
)
