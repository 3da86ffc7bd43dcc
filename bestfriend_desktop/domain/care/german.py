"""German: how distress is spoken of."""

from bestfriend_desktop.domain.care.lexicon import Lexicon

_SLOTS = {
    "ICH": "ich|mich|mir",
    "ADV": "einfach|nur|nur noch|echt|wirklich|endlich|manchmal|oft|immer|gerade|grad|jetzt|am liebsten|lieber|so|"
    "doch|wohl|auch|noch|schon|ja|mal|halt|eigentlich|ständig|dauernd|wieder|langsam|gerne|gern|ehrlich",
    "WILL": "will|wil|möchte|möcht|mag|wollte|wollt|würde|würd|wünschte|wünsche|wünsch|könnte|hätte|hoffe|hoff|wäre|wär",
    "WERDE": "werde|werd|habe vor|hab vor|plane|beschlossen|entschlossen|entschieden|gleich|heute|heut|heute nacht|"
    "heute abend|morgen|bald|jetzt|nachher|will|wil|möchte|muss|wochenende|montag|dienstag|mittwoch|donnerstag|"
    "freitag|samstag|sonntag|fest vor|vorhabe|bereit|vorbereitet|trau|mut|weg|methode|möglichkeit|weise",
    "HOCH": "parkdeck|kante|abgrund|zehnten stock|hochsitz|krahn|kran|staumauer|mauer|klippen|burg|feuerleiter|brücke|dach|hochhaus|balkon|fenster|klippe|turm|parkhaus|autobahnbrücke|hausdach|felsen|geländer",
    "ZUG": "zug|bahn|s bahn|u bahn|ubahn|sbahn|auto|lkw|laster|bus|tram|ice|gleise|straßenbahn|regionalzug|lok",
    "MICH_TÖTEN": "(schluck|schlucke|nehm|nehme|werf|werfe) [..4] alle [..2] (tabletten|pillen|medikamente|schlaftabletten) [..1] [ein]|(schneide|schneid|schlitz|schlitze|öffne) [ich] mir [..3] (pulsadern|handgelenke|kehle|adern)|(mach|mache) [..4] schluss [..1] mit (allem|dem leben|meinem leben|mir)|(geb|gebe) [ich] mir [..2] die kugel|(tu|tue) [ich] mir [..2] (was|etwas) an|({HOCH}|gleise|gleis) [..3] (springe|spring|springen|stürze)|(mich|mir) [..3] (umbringen|umzubringen|umbringe|umbring|umgebracht|töten|zu töten|töte|"
    "erhängen|erhäng|erhänge|aufhängen|aufzuhängen|aufhäng|aufhänge|erschießen|zu erschießen|erschieße|erschieß|"
    "ertränken|zu ertränken|ertränke|vergiften|zu vergiften|vergifte|suizidieren|abmurksen|auslöschen|richten|"
    "abstechen|wegmachen|wegballern|kaltmachen|totmachen|umlegen|killen|zu killen|selbst auslöschen|entleiben|verbrennen)|"
    "(bring|bringe|brächte) [ich] mich [..3] um|(häng|hänge|knüpf|knüpfe) [ich] mich [..3] auf|mich [..2] (aufknüpfen|selbst umbringen|selbst töten)|"
    "(mir|meinem) [..3] (das|mein) leben [..2] (nehmen|zu nehmen|nehme|nehm|genommen)|(nehme|nehm) [ich] mir [..3] (das|mein) leben|"
    "meinem [..1] leben [..3] ende (setzen|zu setzen|setze|setz|machen|bereiten)|(setz|setze|mache|mach) meinem [..1] leben [..3] ende|"
    "(mein|dem|das) [..1] leben [..3] (beenden|zu beenden|beende|wegwerfen|wegschmeißen)|(beende|beend) [..2] mein leben|"
    "allem [..3] ein ende [..2] (setzen|machen|zu machen|zu setzen|bereiten)|(mach|mache|setze|setz) [..3] allem [..3] ein ende|"
    "(mir|mich) [..2] (etwas|was) [..2] (antun|anzutun|antue|antu)|(tu|tue) mir [..2] (was|etwas) an|"
    "(selbstmord|suizid) [..2] (begehen|zu begehen|begehe|machen|mache|verüben)|"
    "schluss [..2] (machen|mache|mach) [..2] mit (allem|dem leben|meinem leben)|mit (allem|dem leben|meinem leben) [..3] schluss|"
    "(von|aus|vom) [..2] {HOCH} [..3] (springen|zu springen|springe|spring|stürzen|stürze|fallen|werfen|gesprungen)|"
    "(spring|springe|stürze|stürz) [..4] (von|aus|vom) [..2] {HOCH}|mich [..3] (von|aus|vom|vor|unter|in) [..2] ({HOCH}|{ZUG}|tod) [..2] "
    "(springen|stürzen|zu stürzen|werfen|zu werfen|werf|werfe|legen|schmeißen|zu schmeißen|stürze|lege)|"
    "(werf|werfe|schmeiß|schmeiße|stürze|stürz|lege|leg) [ich] mich [..4] (vor|von|unter|vom|auf|aus) [..2] ({ZUG}|{HOCH})|"
    "vor [..2] {ZUG} [..2] (springen|laufen|werfen|springe|spring|laufe|lauf|zu springen|fahren)|(spring|springe|lauf|laufe) [..4] vor [..2] {ZUG}|"
    "gegen [..1] (baum|wand|brückenpfeiler) (fahren|zu fahren|fahre)|"
    "(mir|meine) [..3] (pulsadern|puls adern|handgelenke|kehle|adern) [..3] (aufschneiden|aufzuschneiden|aufschneide|aufgeschnitten|durchschneiden|öffnen|aufschlitzen|geöffnet|aufgeschlitzt)|"
    "(schneide|schneid|schlitz|schlitze) mir [..3] (pulsadern|handgelenke|kehle|adern) [auf]|"
    "mir [..2] (die|eine) kugel [..3] (geben|jagen|verpassen|kopf)|(geb|gebe) mir [..2] die kugel|mich [..2] (wegschießen|totfahren|zu tode)|"
    "(überdosis|alle [..2] tabletten|alle [..2] pillen) [..2] (nehmen|zu nehmen|schlucken|einwerfen|nehme)|aus dem leben (scheiden|gehen|treten)|aus der welt (scheiden|gehen)",
    "TOT": "gar nicht mehr (leben|da sein|existieren|auf der welt)|nicht mehr auf der welt|nicht auf der welt|nie wieder wach|nicht mehr wach|nie mehr wach|ewig schlafen|sterben|tot sein|tod sein|tot|nicht mehr (leben|existieren|aufwachen|da sein|dasein|hier sein|atmen|sein|am leben sein|weiterleben|weiter leben|"
    "weiterexistieren|auf dieser welt|aufstehen müssen|weitermachen müssen)|nie (wieder|mehr) aufwachen|weg sein für immer|für immer weg|für immer (schlafen|einschlafen|verschwinden|fort)|"
    "einschlafen und (nie|nicht)|einschlafen ohne aufzuwachen|verrecken|krepieren|unter der erde|von dieser welt verschwinden|aufhören zu (leben|existieren|atmen)|nicht mehr da|"
    "schlafen und (nie|nicht)|im grab|im sarg|begraben sein|ausgelöscht|das leben (hinter mir|verlassen)|diese welt verlassen",
    "NAH": "[mein|meine|meiner|meinem|meinen|unser|unsere|ein|eine|einer|dein|deine|ne|n|der|die|sein|ihre|ihr] [..1] (schwester|bruder|mutter|mama|mami|vater|papa|sohn|tochter|kind|freund|freundin|kumpel|"
    "beste freundin|bester freund|mann|frau|partner|partnerin|ex|exfreund|exfreundin|cousine|cousin|tante|onkel|neffe|nichte|mitbewohner|mitbewohnerin|kollege|kollegin|nachbar|nachbarin|schüler|schülerin|"
    "mitschüler|mitschülerin|oma|opa|verlobter|verlobte|jemand|jemanden|jemandem|bekannte|bekannter|klasse|lehrer|lehrerin|chef|patient|patientin|klassenkamerad|klassenkameradin|bro|sis|freunde|chatpartner)",
    "SICH_TÖTEN": "sich [..4] (umbringen|umzubringen|umbringt|umbringe|umgebracht|töten|tötet|erhängen|erhängt|aufhängen|erschießen|vergiften|ritzt|ritzen|geritzt|schneidet|schneiden|verletzt|verletzen|selbst verletzt|das leben|"
    "was antut|was antun|etwas antut|etwas antun|was an|etwas an)|(bringt|brächte) sich [..2] um|(tut|tue) sich [..2] an|selbstmord|selbstmordgedanken|suizid*|selbstmordgefährdet|nicht mehr [..2] (leben|da sein|existieren|aufwachen|will|möchte|mag|weiterleben)|"
    "(sterben|tot sein|tot wäre) [will|möchte|wollen|wäre]|keinen (sinn|grund|bock|lust) [..3] (leben|weiterzuleben)|nie geboren|lebensmüde|überdosis|ritzt|ritzen|das leben (nehmen|genommen|nimmt)|springen [will|wollte]|(sein|ihr|ihrem|seinem) leben [..3] (beenden|ende|nehmen)|"
    "(alles|es) beenden|ende (setzen|machen)|schluss machen mit (allem|dem leben)",
    "TABLETTEN": "tabletten|pillen|schlaftabletten|medikamente|schmerztabletten|tablettendose|paracetamol|schlafmittel|antidepressiva|insulin|beruhigungsmittel|schlafpillen|ibus|tabletten packung|valium|opiate|kapseln|medis",
    "WAFFE": "strick|seil|pistole|waffe|rasierklinge|rasierklingen|klinge|klingen|messer|gewehr|gift|schlinge|gürtel|revolver|skalpell|cutter|knarre|jagdgewehr",
    "ALLE": "alle|alles|alle anderen|die anderen|die welt|meine familie|meine eltern|meine kinder|meine frau|mein mann|ihr|sie|jeder|meine freunde|euch|ihnen|denen|mama|andere|er|man|du|familie|kinder",
    "RITZEN": "(mich|mir|meine) [..5] (geritzt|ritzen|zu ritzen|ritze|ritz|selbst verletzt|selber verletzt|selbst verletzen|selber verletzen|verletzen|selbstverletzt|geschnitten|schneide|schneiden|zu schneiden|"
    "aufgeschnitten|aufgekratzt|blutig gekratzt|blutig|gebrannt|verbrannt|weh tun|wehtun|wehgetan|weh getan|bestrafen|aufritzen|aufschneide|verbrenne)|(ritz|ritze|schneid|schneide|verletz|verletze|verbrenn|verbrenne|kratz|kratze|schlag|schlage|beiß|beiße) mich|"
    "(füg|füge) mir [..3] (schmerzen|wunden|verletzungen)|tu mir [..2] weh|tue mir [..2] weh|selbstverletz*|svv|(drücke|drück) [..3] zigaretten [..3] (arm|haut|aus)",
}

_BLANKS = {
    "idiom": (
        "(bringt|bringen|brachte|brachten|bring) [mich|uns|dich] [..3] (um den verstand|um den schlaf|um die|auf die palme|zur weißglut|zur weissglut)",
        "bringt (mich|uns|dich|einen) [..2] um",
        "(füße|fuesse|beine|kopfschmerzen|kollegen|nerven|termine|hausaufgaben|rücken|knie|hitze|chef|kinder|schuhe|die|der|das|sie) [..1] (bringen|bringt) mich [..2] um",
        "mich um (den verstand|kopf|job|zu|etwas|die)",
        "(lach*|totlach*|kaputtlach*) [mich|mir] [..2] (tot|kaputt|schlapp|einen ast)",
        "(mich|uns) [..2] (totgelacht|kaputtgelacht|totlachen|schlappgelacht|totgeärgert|totgeschämt|totgearbeitet|totlache|totlach|zu tode (gelacht|gelangweilt|erschreckt|erschrocken|geschämt|geärgert|gearbeitet|gefürchtet))",
        "zu tode (gelangweilt|erschrocken|erschreckt|gelacht|genervt|betrübt|geärgert|langweilen|gefürchtet|arbeiten)",
        "(sterbe|sterb|sterben|stirb|starb|gestorben|verreck|verrecke|krepiere) [..2] (vor|für|fast|vor lauter) [..1] (hunger|durst|langeweile|scham|lachen|hitze|neugier|neugierde|lachen|kälte|müdigkeit|angst|glück|peinlichkeit|aufregung|"
        "sehnsucht|ungeduld|liebe|ein|eine|einen|nen|schokolade|kaffee|pizza|stress|erschöpfung|freude|spannung)",
        "(vor|für) [..2] (hunger|durst|langeweile|scham|lachen|hitze|neugier|kälte|müdigkeit|glück|peinlichkeit|aufregung|ungeduld|eis|kaffee|pizza|schokolade) [..3] (sterben|sterbe|gestorben|umkommen|krepieren|verrecken|eingehen)",
        "zum (sterben|totlachen|schießen) [..1]",
        "(könnte|würde|würd|könnt) [..4] (morden|töten|umbringen) [für]",
        "(könnte|könnt) (dich|ihn|sie|den|die|das|alle|euch) [..2] (umbringen|erwürgen|erschießen|killen)",
        "(bringe|bring|erschlage|töte|erwürge) (dich|ihn|sie|den|die|alle|euch) [..2] [um]",
        "(bringt|tötet|killt|erschlägt|ermordet) (mich|uns) [um|wenn]",
        "(tot|tod) (müde|müd|krank|sicher|traurig|still|langweilig|ernst|schick|lachen)",
        "todmüde|totmüde|todsicher|todernst|todlangweilig|todschick|todkrank|todesstern|totenstill|todsünde|tote hose|mausetot|scheintot",
        "(lieber|eher) (sterben|sterbe|tot sein|sterb|tot) als",
        "(lieber|eher) [würde] [..2] (sterben|sterbe) als",
        "(karriere|politischer|beruflicher|wirtschaftlicher|sozialer) (selbstmord|suizid)",
        "selbstmordattent*|selbstmordkommando|selbstmordaktion",
        "leben (in|bei|auf|mit|zusammen|hier|wie|am|neben|von|alleine|getrennt)",
        "nicht mehr [..2] (in|bei|auf dem|auf|mit) (berlin|hamburg|münchen|köln|der stadt|deutschland|dem land|ihm|ihr|meinen eltern|ihnen|wien|österreich|einer wg|der wg|diesem haus|der|dieser stadt|leipzig|frankfurt|stuttgart) [..3] (leben|wohnen)",
        "(häng|hänge|hängt|aufhängen) [mich|sich|mir|er] [..4] (telefon|dran|rein|ran|rum|raus|an die|da|bild|wäsche|jacke|mantel|lampe|regal|poster|gardinen|vorhänge)",
        "(wäsche|jacke|bild|bilder|regal|lampe|poster|mantel|gardinen|vorhang|spiegel) [..3] (aufhängen|aufgehängt|aufhäng*)",
        "(schneide|schneid|schneiden|geschnitten|verbrannt|gebrannt|verletzt|gestoßen|schneid) [mich|mir] [..4] (beim|rasieren|kochen|haare|nägel|finger|daumen|zwiebeln|gemüse|papier|pony|brot|fußball|sport|training|spielen|joggen|knie|knöchel)",
        "(beim|finger|daumen|rasieren|kochen|haare|nägel|zwiebel*|gemüse|papier|pony|fußball|sport|training|joggen|knie|knöchel|zunge|grillen|ofen|herd|bügeleisen|backen|pfanne) [..4] (geschnitten|verbrannt|verletzt|schneiden|gebrannt|verbrenn*|schneide)",
        "(springe|spring|springen|sprung|springt|gesprungen) [..3] (dreimeterbrett|fünfmeterbrett|dreier|fünfer|zehner|brett|fallschirm|bungee|dusche|bett|pool|wasser|see|trampolin|kurz|gleich|ein|für|schnell)",
        "(vom|von|aus) [..2] (dreimeterbrett|fünfmeterbrett|zehnmeterturm|sprungbrett|beckenrand|flugzeug|steg|boot|dreier|fünfer) [..2] (springen|springe|gesprungen)",
        "(schluss|aus) (machen|gemacht|mach|mache|für) [..1] (für heute|mit ihm|mit ihr|mit dem rauchen|mit|heute) !(leben|allem|meinem leben)",
        "(mach|mache|machen|gemacht) [..2] schluss [..1] (für heute|mit ihm|mit ihr|heute|mit dem (rauchen|trinken|job)|gemacht)",
        "mit (ihm|ihr|meinem freund|meiner freundin|meinem ex|dem rauchen|der arbeit|dem job|dem trinken) [..2] schluss",
        "(weg|nicht da|nicht mehr da|fort) [..2] (urlaub|ferien|dienstreise|nächste woche|bis|ab|übers wochenende|verreist|beim|wochenende|krank)",
        "(nächste|kommende) woche [..2] nicht [mehr] da",
        "(urlaub|verreist|ferien|dienstreise|feierabend) [..5] nicht mehr (da|hier)",
        "nicht mehr (da|hier) [..3] (urlaub|verreist|ferien|feierabend|arbeite|gekündigt|wohne)",
        "(akku|handy|laptop|pc|rechner|computer|drucker|programm|auto|motor|pflanze*|blume*|tomaten|server|app|basilikum|fisch|bildschirm|konsole|fernseher|router|batterie|internet|leitung|kaktus|orchidee|windows) [..3] (tot|stirbt|sterben|gestorben|eingegangen|aufgehängt|gekillt|"
        "umgebracht|auf|verreckt|krepiert)",
        "(mein|unser|das|dein) (handy|akku|laptop|auto|pc|router) [..2] (stirbt|tot)",
        "(tot|leiche|leichen) [..1] (punkt|winkel|hose|zone|briefkasten)",
        "kugel (eis|schreiber)",
        "(todes|sterbe) (datum|jahr|tag|urkunde|anzeige)",
        "(wann|wie|wo|woran|warum|wer) (ist|starb|sind|war) [..6] (gestorben|ums leben|tot|umgebracht)",
        "überdosis (zucker|kaffee|koffein|schokolade|serien|kuchen|vitamin*|glück|tiktok|niedlich*|netflix)",
        "nicht mehr (aufwachen|aufstehen) [..1] (vor|so früh|um)",
    ),
    "denied": (
        "(habe|hab) [..1] nicht vor [..1] (mir|mich) [..3] (anzutun|umzubringen|zu töten|zu verletzen|zu erhängen|das leben zu nehmen|tun)",
        "(will|werde|wollte|würde|möchte) mir [..1] nichts [..1] (an|antun)",
        "(nicht|nie|niemals|keine|nein) [..2] (suizidal|selbstmordgefährdet|lebensmüde|suizidgefährdet)",
        "(will|wil|möchte|werde|würde|wollte|würd|habe|hatte|könnte|will doch) (mich|mir|mein) [..3] (nicht|nie|niemals|nichts|garantiert nicht) [..3] (umbringen|töten|antun|erhängen|aufhängen|verletzen|nehmen|ritzen|etwas antun|was antun|umzubringen)",
        "(ich) [..2] (mich|mir) [..2] (nicht|nie|niemals|nichts) [..2] (umbringen|antun|töten|umbringe|antue|antu|verletze|ritze|ritzen)",
        "(tu|tue) mir [..2] (nichts|nix) [an]",
        "bring* mich [..1] (nicht|nie|niemals) [..1] um",
        "(mach|mache|machen) [..2] (keinen (unsinn|quatsch|mist|scheiß|blödsinn)|keine (dummheit*|dummen sachen))",
        "(keine|nie|ohne|nicht) [..2] (selbstmordgedanken|suizidgedanken|selbstmord absicht*|selbstmordabsicht*|suizidabsicht*|todessehnsucht|gedanken an (suizid|selbstmord|den tod))",
        "(will|wil|möchte|wollte) [..2] (nicht|nie|noch nicht|doch nicht) (sterben|tot sein)",
        "(angst|furcht|panik) (vor dem|vorm|zu|vor) (tod|sterben|tode)",
        "(nicht|nie|niemals|seit) [..5] (geritzt|ritze|ritzen) [mehr]",
        "(froh|dankbar|glücklich) [..4] (nicht|noch) [..2] (umgebracht|getan|leben|lebe|gestorben)",
        "(würde|würd) [..1] (es|das|sowas) (nie|niemals|nicht) (tun|machen)",
    ),
    "thing": (
        "(wie|womit|kann|muss|will|soll|hilfe) [..4] (töte|töten|kille|killen|beende|beenden|vernichte|bekämpfe|besiege) [..4] (blattläuse|ameisen|motten|schimmel|prozess*|unkraut|endboss|boss|drachen|programm*|zombie*|mücken|schnecken|ratten|mäuse|wespen|läuse|silberfische|kakerlaken|"
        "abo|vertrag|vertrages|thread|task|job|dienst|server|container|viren|bakterien|gegner|flöhe|spinne*|fliegen|zecke*|mitgliedschaft|gespräch|spiel|anruf|ausbildung|studium)",
        "(abo|vertrag|mitgliedschaft|job|spiel|gespräch|sitzung|prozess|programm|streit|studium|ausbildung|beziehung|ehe|thema|kapitel) [..3] (beenden|kündigen|beende|beendet)",
    ),
    "topic": (
        "(suizidrate*|selbstmordrate*|suizidprävention|selbstmordprävention|suizidstatistik*|sterbehilfe|suizidforschung|suizidversuche in|werther effekt)",
        "(referat|vortrag|aufsatz|hausarbeit|seminar|doku|dokumentation|artikel|studie|buch|film|podcast|unterricht|studium|vorlesung|bericht|fortbildung|statistik|präsentation) [..5] (suizid*|selbstmord*|tod|sterben|selbstverletz*|depression*)",
        "(assistierter|beihilfe zum|erweiterter) (suizid|selbstmord)",
        "(zeichen|warnzeichen|anzeichen|ursachen|häufigkeit|zahl|prävention|definition|geschichte|ursache|gründe) [..4] (suizid*|selbstmord*)",
    ),
}

_ACUTE = {
    "means to end their life": (
        "ich (springe|spring) [jetzt|gleich|heute|einfach|nun] $",
        "(habe|hab) [ich] mich [..2] umgebracht",
        "(werde|will) [jetzt|gleich] springen $",
        "(heute|heut|morgen|gleich|jetzt|nachher) [..3] (schluck|schlucke|nehm|nehme) [..2] (alle|sämtliche) [..2] {TABLETTEN}",
        "(schluck|schlucke|nehm|nehme) [..4] (heute|heut|jetzt|gleich|nacht) [..2] alle [..2] {TABLETTEN}",
        "(wenn|sobald|sowie) ..5 (weg|schlafen|schläft|fort|aus dem haus|arbeit) ..2 {MICH_TÖTEN}",
        "{WERDE} [..6] {MICH_TÖTEN}",
        "{MICH_TÖTEN} [..6] {WERDE}",
        "(bring|bringe) [ich] mich [..3] um",
        "(nehme|nehm) [ich] mir [..3] (das|mein) leben",
        "(häng|hänge) [ich] mich [..3] auf",
        "(setz|setze|mach|mache) (meinem leben|allem|dem ganzen|der sache|dem allem) [..2] ein ende",
        "(mache|mach|setze|setz) [..3] (allem|dem ganzen|meinem leben) [..2] ein ende",
        "(werf|werfe|schmeiß|schmeiße|stürz|stürze|lege|leg) [ich] mich [..4] (vor|von|unter|vom|auf|aus) [..2] ({ZUG}|{HOCH})",
        "(spring|springe) [..4] (von|vom|vor|aus) [..2] ({HOCH}|{ZUG})",
        "(heute|heut|morgen|heute nacht|bald|gleich) [..4] (sterbe|sterben werde|bin ich tot|werde ich sterben|werde ich tot|beende ich es|beend ich es)",
        "(beende|beend|beenden) [..2] (es|alles) [..2] (heute|jetzt|morgen|endgültig|für immer|bald|heute nacht)",
        "(heute|jetzt|morgen|endgültig|bald) [..3] (beende|beend) [..2] (es|alles)",
        "mach* [..2] (heute|jetzt|morgen|endgültig|bald) [..2] schluss mit allem",
        "(letzter|letzte|letzten) (tag|nacht|abend|stunden|stunde) [..3] (leben|erden|erde|dieser welt|lebe)",
    ),
    "knows how or when": (
        "(weiß|weiss|entschieden|überlegt|geplant|beschlossen|herausgefunden|plan|geklärt) [..3] (wie|wann|wo) [..1] (und (wie|wann|wo)|ich [..4] (mache|mach|machen|tun|tue|beende|beenden|sterbe|sterben|umbringe|umbringen|gehe|gehen werde|durchziehe|anstelle|werde))",
        "(habe|hab) [..2] (einen|nen|den) plan [..4] (umbringen|umzubringen|sterben|leben|beenden|ende|suizid|tod)",
        "(suizidplan|selbstmordplan)",
        "(tag|datum|termin|zeitpunkt|ort) [..3] (steht fest|festgelegt|ausgesucht|gewählt|ausgewählt) [..5] (sterb*|ende|gehe|vorbei|schluss|umbring*|springe)",
        "(recherchiert|recherchiere|gegoogelt|google|gelesen|gesucht|suche|informiert|geschaut) [..5] (umbringen|umbringt|sterben|sterbe|suizid*|selbstmord|tödlich*|schmerzlos*|überdosis|schlinge|methode*)",
    ),
    "asks for means": (
        "(mittel|medikament|gift|substanz|tablette|womit|woran) ..6 (stirbt|sterbe|tötet|tödlich|umbringt)",
        "im schlaf [..1] (sterben|stirbt|sterbe)",
        "(sicher|garantiert|bestimmt) [..2] (tot|sterbe|tödlich|nicht überleb*)",
        "(wie|womit|wo) ..3 (erhängt|bringt|tötet|vergiftet|erschießt|ertränkt|erhängen|umbringen) [man|sich|einer] (man|sich) [..3]",
        "wie ..6 (sich umbringen|sich erhängen|sich umzubringen|selbstmord begehen|sich zu erhängen)",
        "wie (lange|tief|hoch) ..8 (verblutet|verblute|stirbt|sterbe|tot|tödlich|ertrinkt|erstickt)",
        "(wie|womit|welche|welches|welcher|was|wo) ..8 {MICH_TÖTEN}",
        "(wie|womit|welche|welches|welcher|was|wo|gibt es|ab wann) ..8 (schmerzlos*|schmerzfrei|schnellsten|einfachsten|tödlich|sicher|sanft|leicht*|ohne schmerzen|qual*) [..4] (sterben|stirbt|umbringen|umbringt|töten|tod|tot|suizid)",
        "(wie viele|wieviele|wie viel|wieviel|welche|welches) ..3 ({TABLETTEN}|gift|dosis|mittel) ..8 (sterben|stirbt|tödlich|tot|umbringen|umbringt|umbringt|nicht mehr aufwach*|nie wieder aufwach*|überlebt|überlebe|töten|tötet)",
        "(tödliche|letale) (dosis|menge|überdosis)",
        "(wie hoch|welche höhe|hoch genug|hoch muss) ..8 (sterben|tot|tödlich|überlebt|springen)",
        "(suizidmethode*|selbstmordmethode*)",
    ),
    "has the means at hand": (
        "({TABLETTEN}|{WAFFE}) [..1] in (der|meiner|einer) hand",
        "(das|den|die) (seil|strick|tabletten|pistole|klingen|rasierklingen|schlaftabletten|waffe|gift) [..3] (gekauft|besorgt|bestellt|gefunden|geholt)",
        "(habe|hab) [..3] (das|den|die) (seil|strick|schlaftabletten|pistole|rasierklingen|gift) [..3] (gekauft|besorgt|bestellt|gefunden|geholt|bereit)",
        "({TABLETTEN}|{WAFFE}) [..4] (vor mir|neben mir|in der hand|bei mir|auf dem schoß|in meiner hand|hier liegen|liegt bereit|liegen bereit|bereit gelegt|bereitgelegt|schon bereit|griffbereit|am hals|um den hals|an der schläfe|am handgelenk|vor mir liegen)",
        "(vor mir|neben mir|in der hand|in meiner hand|auf meinem schoß|vorm bett) [..3] (liegen|liegt|steht|stehen|habe ich|hab ich|halte ich) [..4] ({TABLETTEN}|{WAFFE})",
        "(strick|seil|schlinge) [..2] (hängt|ist fertig|ist bereit|geknüpft|steht bereit|festgemacht|gebunden|gekauft|liegt bereit)",
        "(pistole|waffe|gewehr|revolver|knarre) [..2] (geladen|entsichert|in der hand|an der schläfe)",
        "(gesammelt|gehortet|aufgespart|sammle|horte|gespart|sammel|beisammen|zusammen gesammelt) [..4] {TABLETTEN}",
        "{TABLETTEN} [..4] (gesammelt|gehortet|aufgespart|beisammen|gezählt|ausgedrückt|reichen|genug zusammen|rausgedrückt|reicht)",
        "genug {TABLETTEN} [..5] (um|damit|dass|für immer|sterben|zuhause|hier)",
        "alle [..1] {TABLETTEN} [..4] (tisch|hand|bett|vor mir|aufgereiht|gelegt)",
    ),
    "has just done it": (
        "(überdosis) [..3] (genommen|geschluckt|intus)",
        "(ganze|ganzen|volle|leere) (schachtel|packung|flasche|dose|blister|röhre) [..2] (geschluckt|genommen|eingenommen|eingeworfen|intus)",
        "(alles|alle|ganze|ganzen|volle|viele|zu viele|zig|zwanzig|dreißig|20|30|40|50|haufen|überdosis|packung|schachtel|flasche) [..4] (geschluckt|eingeworfen|genommen|eingenommen|runtergeschluckt|intus|heruntergeschluckt|reingeschüttet) ",
        "(geschluckt|eingenommen|genommen|eingeworfen) [..3] (alles|alle|ganze|viele) [..3] (was da war|tabletten|pillen|packung|schachtel|flasche|was ich)",
        "(gerade|grad|eben|schon) [..5] ({TABLETTEN}|überdosis) [..2] (geschluckt|genommen|eingeworfen|eingenommen)",
        "(mir|die|meine) [..2] (pulsadern|adern|handgelenke) [..2] (aufgeschnitten|geöffnet|aufgeschlitzt|offen)",
        "(blute|blutet|blut) [..5] (geschnitten|geritzt|schnitt|ritzen|schneiden|hört nicht|nicht auf|überall|tief)",
        "(geschnitten|geritzt|schnitt) [..6] (blute|blutet|blut|tief|hört nicht auf)",
        "(kann|schaff|schaffe) [..3] nicht [..2] aufhören [..3] (ritzen|schneiden|verletzen|bluten)",
    ),
    "wrote a farewell letter": (
        "wenn (das|dies|diese nachricht|diesen brief) [..1] (jemand|einer|du|ihr|sie) (liest|lest|lesen|findet|hört) __5 (zu spät|vorbei|tot|weg)",
        "wenn (du|ihr|sie|er|jemand) (das|dies|diese zeilen|diesen brief|diese nachricht) [..1] (liest|lest|lesen|findest|findet) __6 (tot|weg|nicht mehr|fort|vorbei|gegangen)",
        "abschiedsbrief*",
        "(abschied) [..2] (brief*|nachricht|video)",
        "(brief|briefe|zettel) [..2] (an|für) (meine|meinen|die|alle|meiner|euch|mama|mutter) [..2] [eltern|familie|kinder|alle] [..2] (liegt|liegen|geschrieben|ist fertig|sind fertig|hinterlassen)",
        "(letzten|letzte) (brief|worte|nachricht|zeilen) [..4] (geschrieben|schreibe|hinterlasse|an)",
    ),
}

_CARE = {
    "wishes to be dead": (
        "(wäre|wär) [..3] nicht mehr (hier|da|auf der)",
        "(nie|nicht) [..2] (gebeten|gefragt|gewollt) [..2] geboren [..2]",
        "(hoffe|hoff|wünsche|bete) [..5] mein* letzt* (tag|nacht|morgen)",
        "(nacht|woche|tag|winter|wochenende) [..1] nicht (überleben|überstehen|überlebe|überstehe)",
        "(ab morgen|morgen|heute nacht|ab heute) [..3] nicht mehr (da|hier) $",
        "(lebe|leben|lebend) oder (sterbe|sterben|tot)",
        "(schon|bereits|innerlich) [..2] tot $",
        "(wär|wäre|bin) [ich] schon tot",
        "(warum|wieso|weshalb) (darf|kann|konnte|könnte|bin) ich nicht [..2] (sterben|tot|einschlafen|gestorben|verschwinden)",
        "(will|mag|möchte|wil) [ich] [auch|einfach|echt|so|wirklich] nicht mehr $",
        "(ihm|ihr|ihnen) [..1] (folgen|nachfolgen|hinterher)",
        "(tod|sterben) [..2] (beruhigt|tröstet|lockt|verlockend|tröstlich|schön|freund|sehne)",
        "(wär|wäre) [ich] [..3] (gar nicht|nicht mehr|nicht) [..2] (auf der welt|am leben|da)",
        "(ich|und|nur|einfach|mir|eigentlich|oft|manchmal) [..3] {WILL} [..4] {TOT}",
        "{WILL} [ich] [..3] (sterben|tot sein|tot|nicht mehr leben|nicht mehr aufwachen|nicht mehr da sein|nie wieder aufwachen|für immer schlafen)",
        "(wünschte|wünsche|wünsch|hoffe|hoff|wünscht|bete|hoffentlich) [..6] (tot|sterbe|sterben|nie geboren|nicht geboren|nicht mehr aufwach*|nie wieder aufwach*|nicht mehr (leben|da|lebe)|nie existiert|mich [..4] (überfährt|tötet|umbringt|erschießt|erwischt|überfahren|holt)|gäbe mich nicht|nicht am leben|krebs|stirb)",
        "(wäre|wär|würde) [ich] [..3] (tot|gestorben|nie geboren|nicht geboren|nicht mehr da|nie auf die welt|nicht am leben)",
        "(besser|leichter|einfacher|schöner|erlösung|gut|erleichterung|ruhe) [..5] (tot|tod|sterben|gestorben|nie geboren|nicht mehr (lebe|leben|da|existier*)|nicht gäbe)",
        "(tot|tod|sterben|nicht mehr da) [..3] (besser|leichter|einfacher|schöner|erlösung|erleichterung|der einzige|die einzige|einziger|einzige ausweg|lösung)",
        "(bereit|wartend|warte|sehne|sehnsucht|sehn|bete|flehe|wunsch) [..3] (sterben|tod|tot|zu sterben|nach dem tod|auf den tod)",
        "todessehnsucht|todeswunsch|sterbewunsch|lebensmüde",
        "(nie|niemals|nicht) [..2] (geboren|auf die welt gekommen|existiert)",
        "(nie wieder|nicht mehr|nie mehr|nimmer) aufwach*",
        "(einschlaf*|schlaf*) [..4] (nie wieder|nicht mehr|nie mehr|nicht) [..2] aufwach*",
        "(verdien|verdiene|verdient|gehöre|gehör) [..3] (tod|sterben|zu sterben|tot|zu leben)",
        "(wenn|falls|ob) ich [..3] (sterbe|sterben|tot|tot wäre|stürbe|sterben würde|nicht mehr (da|lebe|leben|bin|existiere|wäre)|weg wäre|verschwinde|verschwinden würde|verschwunden) [..6] (egal|merken|auffallen|interessieren|vermissen|kümmern|leichter|besser|weinen|merkt|juckt|stören)",
        "(egal|merken|auffallen|interessieren|vermissen|kümmern|leichter|besser|merkt|interessiert|juckt|stören|vermisst|auffällt) [..4] (wenn|ob) ich [..3] (sterbe|tot|stürbe|sterben|nicht mehr|weg wäre|weg bin|verschwinde|verschwunden|lebe|nicht da)",
    ),
    "does not want to live": (
        "(halte|halt|ertrage|ertrag|pack|packe) [..2] leben [..2] (nicht|nimmer)",
        "(halte|ertrage) [..2] nicht [mehr] [aus] [..1] zu leben",
        "(nichts|niemand|niemanden|nix) [mehr] [..2] (wofür|für die|für den|weshalb) [..3] (lebe|leben|lohnt)",
        "(hasse) mein leben __5 (vorbei|ende|aufhört|schluss)",
        "(kann|will|mag) so nicht [mehr] (weiterleben|weiter leben|leben)",
        "(sehe|seh|habe|hab|gibt|sieh) [..3] (keine|keiner|kein) zukunft (mehr|für mich|$)",
        "mich [..2] (in keiner|nicht in der) zukunft",
        "(kann|mag) mir [..2] (keine|kein) [..1] (zukunft|leben) [..2] vorstellen",
        "(will|wil|möchte|mag|möcht|wollte|kann|würde|könnte) [..4] (nicht|nicht mehr|nimmer|kein|nie mehr|keinesfalls) [..3] (leben|da sein|dasein|existieren|weiterleben|weiter leben|am leben|aufwachen|am leben sein|auf dieser welt|auf der welt|auf diesem planeten)",
        "(nicht mehr|nicht länger|nimmer) [..2] (leben|weiterleben|weiter leben|existieren|da sein|dasein|am leben sein|hier sein) (will|wil|möchte|mag|kann|wollen)",
        "(kein|keinen|keine|null|ohne|nicht) [..3] (grund|sinn|lust|kraft|bock|lebenswillen|lebensmut|lebenslust|wunsch|willen|motivation|zweck) [..5] (leben|weiterleben|weiterzuleben|zu leben|am leben|existieren|im leben|mehr da zu sein|da zu sein|weiterleben|aufzuwachen|lebens)",
        "(lebenswillen|lebensmut|lebenslust|lebenswille) [..3] (verloren|weg|mehr|kein*|fehlt)",
        "(kein*|ohne|keinerlei) [..1] (lebenswillen|lebensmut|lebenslust|lebenswille)",
        "(müde|satt|leid|genug|über) [..3] (leben|zu leben|lebens|existieren|vom leben|am leben)",
        "(leben|existieren|existenz) [..3] (satt|leid|müde|nicht mehr lebenswert|nicht lebenswert|sinnlos|wertlos|nichts mehr wert|keinen sinn|kein sinn|eine qual|qual|unerträglich|zu ende|vorbei|hinter mir|keinen wert|nicht mehr wert|zur last)",
        "(hasse|hass|bereue|verfluche|ertrage) [..3] (zu leben|leben zu|am leben|mein leben nicht|dass ich lebe|dass ich noch lebe|geboren|meine existenz|zu existieren)",
        "(wozu|warum|wofür|weshalb|weswegen|für was) [..3] (lebe|leb|leben|weiterleben|weiterlebe|existiere|bin ich [..2] (am leben|auf der welt|da|hier|noch da))",
        "(sehe|seh|finde|hab|habe|gibt|erkenne) [..3] (keinen|kein|keine) [..2] (grund|sinn) [..3] (zu leben|weiterzuleben|im leben|am leben|mehr zu leben|leben)",
        "(will|möchte|wil|mag) [..2] (diese|die|dieser|der) (welt|erde) [..1] (verlassen|nicht mehr)",
        "leben [..2] (will|wil|möchte|mag) ich [..2] (nicht|nimmer)",
    ),
    "a burden to all": (
        "(niemandem|keinem|niemand|keiner) [..2] (mehr) [..1] (last|problem)",
        "(niemand|keiner) [..2] (jemanden wie mich|so jemanden wie mich|mich) [..2] vermissen",
        "(bald|dann) [..3] (niemandem|keinem|euch nicht) [..2] (last|zur last|problem)",
        "(wenn|falls|was wenn|angenommen) ich [..3] (sterben würde|sterbe|verschwinde|verschwände|verschwinden würde|verschwunden wäre|tot wäre|nicht mehr aufwache|nicht mehr aufwachen würde|nicht mehr wäre|stürbe|weg wäre|nicht mehr leben würde|morgen tot|nicht mehr da wäre)",
        "(wer|niemand|keiner|käme|kommt|kämen|wie viele) ..5 (meiner|meine|meinem) (beerdigung|grab|trauerfeier|begräbnis)",
        "(wenn|falls|ob) ich [..3] (verschwinde|verschwinden würde|verschwunden|weg wäre|sterben würde|nicht mehr wäre|tot wäre|nicht da) [..2] (fiele|fällt|würde|merkt|merken|interessiert|kräht|ändert) [..4] [auf|keiner|niemand]",
        "(ohne mich) [..1] (besser|leichter|glücklicher|einfacher|sorgenfrei)",
        "(besser|leichter|glücklicher|einfacher) [dran] ohne mich",
        "(mich|mir) (los|los sein|loshaben|los werden)",
        "(ohne mich|wenn ich [..2] (weg|tot|nicht mehr|nicht)) [..4] (besser|leichter|glücklicher|einfacher|besser dran|froh|erleichtert|schöner)",
        "{ALLE} [..3] (besser|leichter|glücklicher|einfacher|froh|erleichtert|schöner) [..3] (ohne mich|wenn ich [..3] (weg|tot|nicht mehr|nicht|fort|sterb*))",
        "(besser|leichter|glücklicher|einfacher|froh|erleichtert) [dran|ohne|wenn] [..2] (ohne mich|wenn ich [..3] (weg|tot|nicht mehr|nicht|fort))",
        "(niemand|keiner|keine sau|kein mensch|kein schwein|wer) [..3] (merken|vermissen|vermisst|merkt|auffallen|interessieren|interessiert|trauern|weinen|würde mich vermissen|kümmern) [..3] [wenn|ob|mich]",
        "(falle|fall|bin|sei) [..3] (allen|euch|jedem|meiner familie|meinen eltern|ihnen|anderen|den anderen|dir|meinen kindern|meiner frau|meinem mann|allen anderen|der familie|nur|alle) [..3] (zur last|eine last|ne last|belastung|ballast|im weg)",
        "(nur|bloß) [..1] (eine|ne|noch eine) (last|belastung) [..2] (für|alle|euch)",
        "welt [..3] ohne mich",
        "(was|wer) würde [..3] (ändern|fehlen|vermissen|anders) [..3] wenn ich",
    ),
    "wants it over for good": (
        "(will|wil|möchte|wünsche|wünschte|wünsch|soll|hoffe) [..3] (alles|das alles|das ganze|es alles|es endlich|einfach nur noch) [..4] (aufhört|aufhören|vorbei|zu ende|endet|enden|ein ende|schluss)",
        "(sehe|seh|gibt|finde|habe|hab|weiß|weiss) [..3] (keinen|kein) [..1] (ausweg|weg hinaus|weg raus)",
        "(will|wil|möchte|soll|wünsche|wünschte|wünsch) [..4] (vorbei|zu ende|weg|verschwinden|fort|schluss|ruhe|ende|aufhören|verschwunden) [..2] (für immer|endgültig|für alle zeit|und nie wieder|auf ewig|ein für alle mal)",
        "(für immer|endgültig|auf ewig) [..3] (weg|verschwinden|fort|schlafen|einschlafen|gehen|vorbei|ruhe|weg sein|verschwunden)",
        "(weihnachten|geburtstag|silvester|sommer|winter|frühling|nächstes jahr|neue jahr|montag|wochenende|morgen) [..3] (erlebe|erleb|erleben|schaffe|schaff|überlebe) [..3] (nicht|nimmer|wohl nicht)",
        "(erlebe|erleb|schaffe|schaff) [..4] (nicht|nimmer|wohl nicht) [..2] (weihnachten|mehr bis|bis weihnachten|den sommer|geburtstag)",
    ),
    "thinks of suicide": (
        "meine eigene beerdigung|mein eigenes begräbnis",
        "(von allen|von allen menschen|von euch allen|von meiner familie|von meinen kindern) verabschiedet",
        "(suizid|selbstmord|tod|sterben) __7 kopf",
        "(stell|stelle|stellte|ausmalen|male) [ich] mir [oft|manchmal|immer|gern] vor [..5] (sterbe|tot|umbringe|springe|beerdigung|nicht mehr|sterben|tod)",
        "(manchmal|oft|immer) [..2] (stell|stelle) [..2] vor [..4] (sterbe|tot|springe|sterben)",
        "(finden|findet|gefunden|findest) [..2] [sie|ihr|man|mama|jemand] mich",
        "(überleg|überlege|denk|denke|stell mir vor|vorstell*|gedanke|gedanken) [..6] {MICH_TÖTEN}",
        "{MICH_TÖTEN}",
        "(suizidgedank*|selbstmordgedank*|suizidal*|selbstmordgefährdet|suizidgefährdet|suizidversuch*|selbstmordversuch*|suizidgefahr)",
        "(denk|denke|dachte|gedanken|gedanke|nachdenken|nachgedacht|nachdenke|rede|träum|träume|fantasi*|überleg|überlege|phantasi*|kreisen|spiele) [..5] (sterben|tod|suizid|selbstmord|tot zu sein|tot sein|umbringen|umzubringen|ende zu machen|meine beerdigung|nicht mehr da|nicht mehr zu leben|meinen tod|zu springen|"
        "zu sterben|schluss zu machen mit allem|das ende)",
        "(tod|suizid|selbstmord|sterben|ende) [..3] (denk|denke|nachdenke|nachdenken|gedacht|im kopf|durch den kopf|als ausweg|ausweg|als lösung|lösung|option)",
        "(stimme|stimmen|kopf) [..6] (umbring*|sterben|töten|springen|ritzen|spring|töte|verletzen)",
    ),
    "hurts themselves": (
        "(nur|bloß|einzige*) [..2] ritzen [..2] (hilft|beruhigt)",
        "ritzen [..2] (hilft|beruhigt)",
        "ich [..3] {RITZEN}",
        "(wieder|seit|ständig|immer|oft|manchmal|gestern|heute|nachts|druck|drang|angefangen|rückfall|muss|spüren|fühlen|wochen|monaten|hilft|habe|hab) [..4] {RITZEN}",
        "{RITZEN} [..4] (wieder|seit|ständig|oft|gestern|heute|spüren|fühlen|druck|um|damit|wenn|regelmäßig|hilft|heimlich)",
        "(ritze|ritz|ritzen|geritzt) [..3] (mich|wieder|angefangen|mir|arme)",
        "(arme|beine|haut|oberschenkel|arm|bein|handgelenk) [..4] (aufgeritzt|aufgekratzt|aufgeschnitten|blutig|geritzt|ritze|bluten)",
    ),
}

_ANOTHER = {
    "worries about another": (
        "{NAH} __8 (nichts mehr|niemanden mehr|keinen grund) __4 (leben|lebt|lohnt)",
        "{NAH} __10 {SICH_TÖTEN}",
        "(er|sie|ihm|ihr) __3 (sagt|sagte|schreibt|schrieb|will|wil|möchte|droht|meint|gesagt|geschrieben|erzählt|redet|spricht|denkt|hat) __8 {SICH_TÖTEN}",
        "(angst|sorge|sorgen|befürchte|fürchte|glaube|glaub|denke|helfe|helfen|was (tun|soll|kann|mach)|hilfe|vermute) __8 {SICH_TÖTEN}",
        "(suizidale|suizidalen|suizidgefährdete|suizidgefährdeten|selbstmordgefährdete) __2 (freund*|schwester|bruder|mutter|vater|sohn|tochter|kind|person|menschen|kolleg*|partner*)",
    ),
}

_LOW = {
    "low": (
        "(fühle|fühl|bin|fühlt|gefühlt|war|geht|ging) [..4] (leer|hoffnungslos|wertlos|nutzlos|taub|depressiv|elend|einsam|allein|alleine|verloren|kaputt|verzweifelt|traurig|unglücklich|niedergeschlagen|am ende|überfordert|erschöpft|ausgebrannt|ausgelaugt|gebrochen|hilflos|ungeliebt|"
        "unsichtbar|gefangen|schuldig|schlecht|mies|dreckig|beschissen|am boden|fertig|bedrückt|am limit|ein versager|eine versagerin|versager|nichts wert|eine last|scheiße|down|ängstlich|mutlos|kraftlos)",
        "(nichts|nix) [..3] (freude|spaß|sinn|interessiert|hilft|bringt|freut|fühle|fühl|glücklich|macht mehr)",
        "(weine|weinen|geweint|heule|heulen|geheult|wein|heul|tränen)",
        "(kann|konnte|kanns) [..3] (nicht|nimmer) [mehr] [..2] (schlafen|mehr|aufstehen|aufhören zu weinen|atmen|durchhalten|ertragen|aushalten|weiter|essen|abschalten)",
        "(kann|mag|pack|packe|halte|halt|schaffe|schaff|ertrage|ertrag) [..3] (nicht mehr|nimmer|nicht länger) [..1]",
        "(alles|es|das) [..3] (zu viel|zuviel|sinnlos|hoffnungslos|dunkel|schwarz|grau|über den kopf|keinen sinn|egal geworden|aussichtslos)",
        "(zu viel|zuviel) [..1] (alles|gerade|für mich)",
        "(hasse|hass) [..1] (mich|mein leben|mein körper|alles an mir)",
        "(niemand|keiner|kein mensch) [..3] (mag|liebt|versteht|braucht|kümmert|hört|interessiert|redet|mich|da)",
        "(habe|hab) (niemanden|keinen|keine freunde|keine hoffnung|keine kraft|keine energie)",
        "(panikattacke*|angstattacke*|depression|depressionen|depressiv|einsamkeit|verzweiflung|hoffnungslos*|liebeskummer|burnout)",
        "(gestorben|verstorben|beerdigung|eingeschläfert|fehlgeburt|trauer|trauere|verloren habe)",
        "(trennung|verlassen|schluss gemacht|scheidung|getrennt)",
        "(versager|versagerin|versagt|versage|nichts wert|zu nichts|nicht gut genug|nichts richtig|nichts auf die reihe)",
        "(nie|niemals|nicht) [..3] (besser|gut|aufhören|ändern) [..1] (wird|werden|werde)",
        "(vermisse|vermiss) [..2] (ihn|sie|dich|meinen|meine) ",
        "(schlimme|schwere|harte|schreckliche|schlechte|dunkle) (zeit|woche|nacht|tage|phase|tag)",
        "(keine|keinerlei) [..1] (hoffnung|kraft|energie|zukunft|perspektive)",
        "aufgegeben|aufgeben",
    ),
}

_CUES = {
    "thanks": ("danke für alles",),
    "plain goodbye": ("(leb wohl|lebt wohl|lebe wohl|lebwohl|machs gut|macht es gut|macht s gut|adieu)",),
    "asks to look after": (
        "(pass|passt|kümmer|kümmert|sorg|sorgt|seid|sei) [..3] (auf|um|für|zu|lieb zu) (meine|meinen|mein|meinem) [..1] (eltern|mama|mutter|papa|vater|schwester|bruder|kinder|familie|frau|mann|freundin|freund|oma)",
        "(kümmer|kümmert|kümmere|pass|passt|sorg|sorgt|nimm) [..3] (um|auf|für) (die|meine|den|meinen|mein|mama|meiner) [..2] (katze|hund|kinder|tochter|sohn|tiere|kleine|mama|bruder|schwester|eltern|oma|kleinen|pflanzen|auf|mutter|vater)",
        "wer (nimmt|kümmert|bekommt|füttert|will) [..4] (hund|katze|kater|tiere|kinder|sachen|pflanzen)",
    ),
    "letters": (
        "(brief|briefe|umschlag|zettel) [..4] (geschrieben|liegt|liegen|fertig|hinterlassen|bereit)",
        "(geschrieben|hinterlasse|schreibe) [..3] (brief|briefe|abschied)",
    ),
    "no longer needs": ("(brauche|brauch) [..4] (nicht mehr|nichts mehr|nimmer)",),
    "goodbye": (
        "(verabschied*|abschied) [..3] (euch|allen|alle|dir|für immer|nehmen|von|welt|$)",
        "(tschüss|tschüs|auf wiedersehen) [..3] (euch|allen|alle|für immer|welt)",
        "(letzte|letztes|letzten) (mal|nachricht|gespräch|male)",
        "(nicht mehr|nie wieder|nie mehr|nicht wieder) [..2] (hören|schreiben|sehen|melden|lesen|sprechen|wiedersehen)",
        "(schreiben|hören|sehen|sprechen|lesen) [..2] (uns|voneinander|dich|euch) [..2] (nicht mehr|nie wieder|nie mehr)",
        "(sag|sagt|richte|sage) [..6] (lieb habe|lieb hab|liebe|geliebt|leid tut|leidtut|lieb hatte|liebhabe)",
        "(verzeih*|vergebt|vergib|entschuldig*|tut mir leid|es tut mir leid) [..3] (mir|alles|dass ich|für alles|euch|was ich)",
        "behalte* mich [..2] erinnerung",
    ),
    "giving away": (
        "(alles|sachen|meine|hab|möbel|kleider|hund|katze|gitarre|bücher|uhr|schmuck) [..4] (verschenk*|hergegeben|weggegeben|abgegeben|vermacht)",
    ),
    "puts affairs in order": (
        "(passwörter|schlüssel|unterlagen|papiere) (liegen|sind) [..3] (schublade|tisch|umschlag|safe)",
        "(alles|papiere|sachen|dinge|finanzen|unterlagen|passwörter|rechnungen) [..4] (geregelt|geordnet|erledigt|vorbereitet|in ordnung gebracht|aufgeschrieben|bezahlt|bereit|sortiert|auf dem tisch|aufgeräumt)",
        "(testament|letzter wille|letzten willen|patientenverfügung) [..3] (geschrieben|gemacht|fertig|liegt|aufgesetzt|unterschrieben)",
        "(meine|eigene) beerdigung",
        "(aufräumen|aufgeräumt|wegräumen) [..4] (niemand|keiner|nach mir|muss)",
        "(konten|profile|accounts) [..3] (gelöscht|lösche)",
    ),
    "means": (
        "motor läuft|läuft der motor|bei laufendem motor",
        "(wanne|badewanne) [..1] voll",
        "(zwanzig|dreißig|vierzig|fünfzig|hundert|20|30|40|50|60|80|100) [..1] {TABLETTEN}",
        "({TABLETTEN}|{WAFFE}) [..5] (da|hier|genug|schublade|gekauft|besorgt|zuhause|versteckt|liegen|liegt|schrank|reichen|bereit|tasche|nachttisch|garage|gefunden|gehortet|an)",
        "(habe|hab|besorgt|gekauft|liegen|liegt|genug|viele|starre|schaue|starr|schau) [..4] ({TABLETTEN}|{WAFFE})",
    ),
    "place": (
        "^ auf (dem dach|der brücke|dem balkon|den gleisen|dem geländer)",
        "in der garage|in der wanne",
        "(bin|steh|stehe|sitz|sitze) [..2] (auf der brücke|auf dem dach|am gleis|an den gleisen|am abgrund|auf dem geländer)",
        "(stehe|steh|sitze|sitz|bin|gehe|geh|laufe|stand|saß|klettere|fahre|fahr|hier|warte|war) [..4] (brücke|dach|gleis|gleise|gleisen|gleisbett|bahngleis|bahngleisen|geländer|klippe|hochhaus|bahnübergang|abgrund|fenstersims|brüstung|brückengeländer|dachkante|parkhaus|schienen|bahnsteigkante|balkongeländer)",
        "(brücke|dach|gleis|gleise|schienen|abgrund) [..4] (stehe|steh|sitze|sitz|runter|springen|schritt)",
        "(rand|kante) [..2] (brücke|daches|dachs|klippe|bahnsteigs)",
    ),
    "the drop": (
        "(schaue|schau|gucke|guck|blicke|sehe) [..2] (nach unten|hinunter|runter|hinab)",
        "(rand|kante|geländer|brüstung|sims) [..3] (dach*|brücke|balkon*|klippe|bahnsteig*|fenster*|turm*)",
        "(ganz oben|beine [..2] baumeln|zu nah an [..2] (kante|gleis*))",
        "(schau|schaue|gucke|guck|blick|starre|sehe) [..3] (runter|hinunter|in die tiefe|nach unten|hinab)",
        "(nur|bloß) [..1] (ein|einen) (schritt|sprung|stoß)",
        "(einfach|nur|könnte|will|gleich) [..1] (springen|loslassen|fallen lassen)",
        "(zug|bahn|ice) [..3] (kommt|fährt ein|gleich|minuten|bald)",
    ),
    "soon over": (
        "(zeit|wochen|tage) [..2] mir [noch] bleibt",
        "das wars [dann] $",
        "(bald|morgen|heute|dann|freitag|montag|samstag|sonntag|wochenende|endlich|gleich|danach|nachher) [..4] (vorbei|zu ende|schluss|überstanden|ruhe|frieden|erlöst|aus|tut nichts mehr weh)",
        "(ist|wird|wäre) [..3] (alles|es) [..2] (vorbei|zu ende|überstanden|aus) [..1]",
        "(nicht mehr lange|dauert nicht mehr lang|nicht mehr lang)",
        "(egal|unwichtig) [..3] (bald|ab morgen|nach dem|nach freitag)",
        "(tut|wird) [..3] (nichts|nie|nicht) [mehr|wieder] [..2] weh",
        "(endlich|dann|bald) [..2] (ruhe|frieden|frei|erlöst|erlösung|schlafen)",
        "(vorbei sein|zu ende sein)",
    ),
    "not here": (
        "(woche|zeit|weile|monat) [..1] (traurig|weinen|trauern)",
        "(komm|komme) [..1] nicht (wieder|zurück|mehr zurück|mehr wieder|mehr heim)",
        "(keine|nicht) [..2] (sorgen|gedanken|kummer) [..1] mehr [..1] (um mich|wegen mir|machen)",
        "(keine|nie mehr|nicht mehr) [..1] sorgen [..2] um mich",
        "(bin|wär|wäre|werde) [..3] (nicht mehr|nimmer) [..2] (da|hier|unter euch|am leben|bei euch|sein)",
        "(wenn|sobald|falls|nachdem) ich [..2] (weg|nicht mehr|gegangen|fort|tot|gehe) [..1] (bin|da|hier|gegangen)",
        "(will|wil|möchte|würde|wünschte) [..3] (weg sein|verschwinden|weg|unsichtbar|mich auflösen|ins nichts|fort|mich in luft auflösen|nicht mehr sein|nicht da sein)",
        "(nicht mehr|nicht) [..1] (da|hier) sein",
        "(bald|dann) [..2] (weg|fort|nicht mehr da|im himmel|bei (oma|opa|mama|papa|ihm|ihr|dir))",
        "(nicht|nimmer|nie) [..2] aufwachen",
        "(langen|ewigen|letzten) schlaf",
        "(ewig|für immer) schlafen",
    ),
    "no one": (
        "(tür|türe|türen|badezimmer|zimmer) [..2] (zu|abgeschlossen|verschlossen|abgesperrt|verriegelt)",
        "(wollte|musste|will|muss) [..3] (jemand|jemandem|irgendwem|irgendjemandem) (sagen|schreiben|erzählen)",
        "(es ist|so) (kalt|dunkel|still|windig) [hier|oben|draußen]",
        "(versuch|versucht|versuche) nicht [..1] mich",
        "(nicht|nichts|niemand) [..2] aufhalten|mich [..1] aufzuhalten",
        "(niemand|keiner|kein mensch) [..3] (zuhause|da|weiß|merkt|hält|aufhalten|helfen|hilft|findet|reden|kann mich|stoppt|vermisst|aufhält)",
        "(weiß|weiss) nicht [..3] (mit wem|wem|wen|an wen)",
        "(alle|familie|eltern|kinder) [..2] (schlafen|weg|im bett|fort)",
        "(sag|sagt|erzähl|verrat|such|sucht|ruf) [..3] (niemand*|keinem|nicht|nichts)",
        "(zu spät) [..2] [für mich]",
        "hält mich [..2] (nichts|niemand|keiner|auf)",
        "(nichts|keiner|niemand) [..2] hält mich",
    ),
    "burden": (
        "(besser|leichter) für (alle|euch|sie|meine)",
        "(last|belastung|ballast|bürde|klotz am bein) [..3] (bin|für|sein|falle|euch|alle)",
        "(bin|fühle mich|nur) [..3] (eine last|ne last|eine belastung|überflüssig|im weg|zur last|platzverschwendung|ein fehler)",
        "zur last",
        "(niemand|keiner) [..3] braucht mich",
        "braucht mich [..2] (niemand|keiner)",
    ),
    "no way": (
        "(mach|mache) [..2] nicht mehr lang*",
        "(müde|leid|satt) [..2] (kämpfen|kämpfens|zu kämpfen|alles|stark zu sein)",
        "kämpfen [..1] (leid|müde|satt)",
        "(kein|keinen|keine|ohne) [..2] (ausweg|weg|hoffnung|zukunft|perspektive|sinn|licht|lösung) [..3]",
        "(weiß|weiss) [..2] (nicht mehr|nicht|nimmer) [..1] (weiter|wie es weitergehen|wie weiter|ein noch aus|wohin)",
        "(kann|mag|will|wil|pack|packe|schaff|schaffe|halte|halt|ertrag|ertrage) [..4] (nicht mehr|nimmer|nicht länger) [weiter|aushalten|aus|kämpfen|so|ertragen|weitermachen]",
        "(habe|hab) [..2] (aufgegeben|abgeschlossen|fertig) [..2]",
        "(alles|es) [..3] (sinnlos|hoffnungslos|keinen sinn|egal|aussichtslos)",
        "(einzige|einziger) [..2] (ausweg|lösung|weg|möglichkeit)",
        "am ende (meiner|mit meiner) kraft",
    ),
    "wants it to stop": (
        "(will|wil|möchte|soll|muss|wünsche|wünschte|wünsch|mach|hoffe) [..4] (aufhört|aufhören|vorbei|zu ende|ein ende|schluss|endet|enden|vorbei sein|vorüber|stille|ruhe)",
        "(schmerz|schmerzen|leid|qual|leiden) [..3] (beenden|ende|enden|vorbei|aufhören|aufhört)",
    ),
    "decided": (
        "(das|die) (sollte|sollten|müsste|müssten|dürfte|wird) [..1] (reichen|genügen|langen)",
        "(abgezählt|gezählt|durchgezählt)",
        "(habe|hab) mich [..1] entschieden [$]",
        "kein zurück|gibt [..1] kein zurück",
        "trau mich [..1] nicht",
        "(entschluss|entscheidung|entschieden|beschlossen) [..3] (gefasst|getroffen|steht|gefallen|fest)",
        "(ich|habe|hab) [..2] [mich] (entschieden|beschlossen) [$]",
        "(habe|hab) [..2] (einen|nen|den) plan",
        "(weiß|weiss) [..3] (wie|wann|wo|was) [..2] (ich|zu) [..4] (mache|mach|tun|tue|machen|beende|will|werde)",
        "(bin|fühle mich|fühl mich) [..3] (ruhig|gelassen|im frieden|erleichtert) [..1] (jetzt|seit|weil|damit|endlich|$)",
        "(heute|morgen|freitag|samstag|sonntag|montag|wochenende) [..2] (ist es soweit|ist der tag|ist schluss|tue ich es|tu ich es|mach ich es|mache ich es)",
        "(diesmal|dieses mal) [..3] (wirklich|richtig|klappt|ziehe|zieh|durch)",
    ),
}

_FRAMINGS = {
    "fiction": (
        "(roman|kapitel|szene|geschichte|figur|held|heldin|protagonist|protagonistin|erzähler|gedicht|lied|song|film|serie|folge|staffel|stück|oper|musical|krimi|drama|tatort|theaterstück|drehbuch|fanfiction|strophe|refrain|ballade|"
        "tragödie|anime|manga|doku|autor|thriller|buch|bücher|comic|romeo|julia|hamlet|werther|faust|gretchen|effi briest|kleist|schauspieler|zitat|rätsel|märchen|rollenspiel|kampagne|album|hauptfigur|bösewicht|kommissar|kommissarin|textzeile|songtext|hörspiel|lektüre)",
    ),
    "game": (
        "(spiel|level|endboss|boss|game|gta|minecraft|fortnite|raid|dungeon|quest|zelda|schach|elden|sims|spieler|gegner|zocken|zocke|respawn*|konsole|playstation|xbox|nintendo|lobby|ranked|verlies|leben verloren|skyrim|pokemon|match|granate|lava|creeper|gilde|mario|schachmatt|pokern|würfel*)",
    ),
    "slang": ("(lol|haha*|hihi*|xd|hehe*|rofl|lmao|scherz|spaß beiseite|witz|hahaha*)",),
    "past": (
        "(früher|damals|vor jahren|vor [..2] jahren|als ich [..3] (war|jung)|einst|in meiner jugend|letztes jahr|letzten winter|vor [..1] monaten|mit (fünfzehn|sechzehn|15|16|17|14)|in der schulzeit|in der schule|eine zeit lang|mal eine zeit|jahrelang|als (teenager|jugendliche*))",
    ),
    "recovered": (
        "(leben gerettet|leben verändert|froh|glücklich|dankbar|besser geht|geht es mir gut|geht mir gut|geht es mir besser|überwunden|geschafft|hinter mir|nicht mehr so|vorbei zum glück|zum glück|hilfe geholt|hilfe bekommen|hilfe hatte|therapie|stolz|lebe gern|lebe gerne|genieße|heute geht|gut drauf|clean)",
    ),
    "still": (
        "(wieder|neuerdings|noch immer|immer noch|zurück|manchmal|in letzter zeit|zurzeit|kommt hoch|seit kurzem|gerade wieder)",
    ),
    "everyday": (
        "(arzt|ärztin|rezept|apotheke|dosis|dosierung|frühstück|kopfschmerzen|kopfweh|erkältung|grippe|allergie|nebenwirkung*|blutdruck|antibiotik*|vitamin*|schilddrüse|erinner*|nach dem essen|vor dem essen|zum essen|wandern|aussicht|urlaub|foto*|umzug|ziehe um|neue wohnung|neuer job|"
        "karlsbrücke|schön hier|sonnenuntergang|konferenz|schule|prüfung|klausur|abitur|feierabend|flohmarkt|ausgemistet|keller|dachboden|dachdecker|handwerker|reparier*|kochen|küche|gym|fitness|training|projekt|büro|chef|abo|vertrag|hochzeit|party|zum geburtstag|segeln|klettern|pilze|"
        "weihnachtsmarkt|tierarzt|dienstreise|reise|meeting|termin|ausflug|karaoke|bis morgen|bis später|bis bald|bis dann|schönes wochenende|wochenende weg|umgezogen|halsschmerzen|migräne|rückenschmerzen|fieber|zahnarzt)",
    ),
    "reported": (
        "(sagt|sagte|singt|heißt|hieß|schreibt|schrieb|geschrieben|zitat|titel|lied|zeile|text|gelacht|lachte|übersetz*|bedeutet|wie sagt man|korrigier*|satz|schreib|stöhnte|stöhnt|rief|gescherzt)",
    ),
    "fictional request": (
        "(schreib|schreibe|verfasse|dichte|erfinde|übersetze|übersetz|fasse|hilf mir beim schreiben) [..5] (szene|geschichte|gedicht|lied|songtext|dialog|monolog|kapitel|roman|drehbuch|aufsatz|satz|sonett|ballade|krimi|text|theaterstück|grabrede)",
        "(in|im) [dem|der|einem|einer|meinem|meiner|diesem|unserer|unserem] [..2] (roman|buch|film|serie|geschichte|song|lied|gedicht|szene|kapitel|krimi|stück|oper|tatort|theaterstück|manga|anime|drehbuch|folge|tragödie|ballade)",
        "(held|heldin|figur|hauptfigur|protagonist|protagonistin|schauspieler|kommissar|bösewicht|sänger|sängerin) [..6] (stirbt|will|tötet|bringt|stürzt|springt|begeht|sagt|sterben|umbringen)",
    ),
}

GERMAN = Lexicon(
    language="de",
    slots=_SLOTS,
    stops="nicht nie niemals kein keine keinen nichts aber sondern weil obwohl",
    blanks=_BLANKS,
    acute=_ACUTE,
    care=_CARE,
    another=_ANOTHER,
    low=_LOW,
    cues=_CUES,
    framings=_FRAMINGS,
)
