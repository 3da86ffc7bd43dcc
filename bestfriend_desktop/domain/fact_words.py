"""Words by which the value of a fact is known to be what its phrase tells: a job, a food, a place.

"I'm a nurse" tells of work, "I'm a fool" does not; "I moved to Porto" names a place, "I moved to Linux" does
not. Where a word is not listed the fact is missed, which does less harm than a wrong one.
"""


def _either(words: str) -> str:
    """Any of the words, of which `_` stands for a blank, as a part of a regular expression."""
    return "|".join(sorted((word.replace("_", " ") for word in words.split()), key=len, reverse=True))


JOBS = _either(
    "accountant actor actress analyst architect artist baker banker barber bartender barista biologist bookseller"
    " bricklayer builder butcher buyer caregiver carer caretaker carpenter cashier chef chemist cleaner clerk coach"
    " composer consultant cook counsellor counselor courier curator dancer data_scientist dentist designer"
    " developer dietitian director doctor driver economist editor electrician engineer farmer filmmaker firefighter"
    " fisherman florist gardener geologist hairdresser historian housewife illustrator instructor interpreter"
    " janitor jeweller journalist judge lawyer lecturer librarian locksmith manager mathematician mechanic midwife"
    " miner musician nanny nurse nutritionist optician painter paralegal paramedic pastor pensioner pharmacist"
    " photographer physicist physiotherapist pilot plumber police_officer policeman policewoman postman priest"
    " producer professor programmer psychiatrist psychologist publisher radiologist realtor receptionist"
    " researcher roofer sailor salesman saleswoman scientist sculptor secretary shepherd singer social_worker"
    " soldier solicitor statistician student surgeon surveyor tailor teacher technician therapist trainee"
    " translator tutor undertaker vet veterinarian waiter waitress welder writer author apprentice"
    " stay-at-home_mum stay-at-home_mom stay-at-home_dad freelancer care_assistant childminder"
)
JOBS_DE = _either(
    "Altenpfleger Altenpflegerin Anwalt Anwältin Apotheker Apothekerin Architekt Architektin Arzt Ärztin Autor"
    " Autorin Azubi Bäcker Bäckerin Bauarbeiter Bauer Bäuerin Beamter Beamtin Biologe Biologin Briefträger"
    " Buchhalter Buchhalterin Busfahrer Busfahrerin Chemiker Chemikerin Dachdecker Designer Designerin Dozent"
    " Dozentin Elektriker Elektrikerin Entwickler Entwicklerin Ergotherapeut Ergotherapeutin Erzieher Erzieherin"
    " Fahrer Fahrerin Feuerwehrmann Fleischer Florist Floristin Fotograf Fotografin Friseur Friseurin Gärtner"
    " Gärtnerin Grafiker Grafikerin Hausfrau Hausmann Hausmeister Hebamme Informatiker Informatikerin Ingenieur"
    " Ingenieurin Installateur Journalist Journalistin Jurist Juristin Kassierer Kassiererin Kauffrau Kaufmann"
    " Kellner Kellnerin Klempner Koch Köchin Krankenpfleger Krankenpflegerin Krankenschwester Künstler Künstlerin"
    " Landwirt Landwirtin Lehrer Lehrerin Logopäde Logopädin Maler Malerin Manager Managerin Maurer Mechaniker"
    " Mechanikerin Metzger Musiker Musikerin Notar Pfarrer Pfarrerin Pfleger Pflegerin Physiker Physikerin"
    " Physiotherapeut Physiotherapeutin Pilot Pilotin Polizist Polizistin Programmierer Programmiererin Professor"
    " Professorin Psychologe Psychologin Putzfrau Rechtsanwalt Rechtsanwältin Redakteur Redakteurin Rentner"
    " Rentnerin Richter Richterin Sänger Sängerin Schauspieler Schauspielerin Schneider Schneiderin Schreiner"
    " Schreinerin Schriftsteller Schriftstellerin Schüler Schülerin Sekretär Sekretärin Soldat Soldatin"
    " Sozialarbeiter Sozialarbeiterin Steuerberater Steuerberaterin Student Studentin Taxifahrer Therapeut"
    " Therapeutin Tierarzt Tierärztin Tischler Tischlerin Trainer Trainerin Übersetzer Übersetzerin Verkäufer"
    " Verkäuferin Zahnarzt Zahnärztin Zimmermann"
)
JOBS_ES = _either(
    "abogado abogada actor actriz agricultor albañil arquitecto arquitecta bombero camarero camarera cantante"
    " carpintero cocinero cocinera conductor contable dentista diseñador diseñadora electricista enfermera enfermero"
    " escritor escritora estudiante farmacéutico farmacéutica fontanero fotógrafo fotógrafa ingeniera ingeniero"
    " jardinero jubilado jubilada maestra maestro mecánico médica médico música músico panadero peluquera peluquero"
    " periodista policía profesor profesora programador programadora psicóloga psicólogo traductor traductora"
    " veterinaria veterinario"
)
JOBS_FR = _either(
    "architecte artiste avocat avocate boulanger boulangère caissier caissière chauffeur coiffeur coiffeuse comptable"
    " cuisinier cuisinière dentiste développeur développeuse écrivain électricien étudiant étudiante facteur"
    " infirmier infirmière informaticien informaticienne ingénieur ingénieure instituteur institutrice jardinier"
    " journaliste kiné mécanicien médecin menuisier musicien musicienne peintre pharmacien pharmacienne photographe"
    " plombier policier policière pompier professeur professeure psychologue retraité retraitée secrétaire serveur"
    " serveuse traducteur traductrice vendeur vendeuse vétérinaire"
)
NO_JOB = _either(
    "good bad great terrible horrible awful big huge little bit better worse born natural typical lousy decent fast"
    " slow careful nervous happy sad proud failed wannabe former ex perfect lazy true of passable poor fine not"
    " would-be aspiring useless reluctant keen home amateur hobby fussy picky excellent amazing fantastic brilliant"
)
"""Before what is elsewhere a job: "a bad driver", "a good cook"."""

FOODS = _either(
    "meat beef pork ham bacon sausage sausages lamb veal chicken poultry turkey duck fish salmon tuna shellfish shrimp"
    " shrimps prawns seafood oysters crab lobster sushi eggs egg milk dairy cheese butter cream yoghurt yogurt"
    " lactose gluten wheat bread pasta rice noodles potatoes corn oats soy soya tofu nuts peanuts almonds walnuts"
    " hazelnuts cashews pistachios sesame mustard celery carrots tomatoes onions garlic mushrooms spinach broccoli"
    " cabbage peas beans lentils peppers cucumber cucumbers eggplant olives salad vegetables fruit fruits apples"
    " pears bananas oranges grapefruit strawberries cherries grapes kiwi kiwis pineapple mango mangoes melon"
    " avocado avocados coconut berries raisins sugar salt honey chocolate sweets candy cake cookies biscuits crisps"
    " ice_cream dessert desserts pizza burgers fries soup curry food foods junk_food fast_food spices chili cilantro"
    " coriander liver tripe offal animals products alcohol beer wine whisky whiskey vodka gin rum spirits coffee"
    " caffeine tea juice water soda coke cola lemonade smoothies cocktails liquor champagne cider energy_drinks"
    " sweeteners game snails insects octopus squid mussels clams"
)
FOODS_DE = _either(
    "Fleisch Rind Rindfleisch Schwein Schweinefleisch Schinken Speck Wurst Lamm Huhn Hühnchen Geflügel Fisch Lachs"
    " Thunfisch Meeresfrüchte Garnelen Krabben Muscheln Eier Milch Milchprodukte Käse Butter Sahne Joghurt Laktose"
    " Gluten Weizen Brot Nudeln Reis Kartoffeln Mais Soja Tofu Nüsse Erdnüsse Mandeln Walnüsse Haselnüsse Sesam Senf"
    " Sellerie Karotten Möhren Tomaten Zwiebeln Knoblauch Pilze Spinat Brokkoli Kohl Rosenkohl Erbsen Bohnen Linsen"
    " Paprika Gurken Oliven Salat Gemüse Obst Äpfel Birnen Bananen Orangen Erdbeeren Kirschen Trauben Kiwi Ananas"
    " Zucker Salz Honig Schokolade Süßigkeiten Süßes Kuchen Kekse Eis Pizza Suppe Leber Innereien Alkohol Bier Wein"
    " Schnaps Kaffee Tee Saft Cola Limonade Scharfes Fettiges Koriander"
)
FOODS_ES = _either(
    "carne cerdo jamón pescado marisco mariscos huevos leche queso gluten trigo pan pasta arroz nueces cacahuetes"
    " cebolla ajo setas azúcar chocolate alcohol cerveza vino café té lácteos pollo ternera verduras fruta"
)
FOODS_FR = _either(
    "viande porc jambon poisson fruits_de_mer crustacés œufs lait fromage gluten blé pain pâtes riz noix cacahuètes"
    " oignons ail champignons sucre chocolat alcool bière vin café thé poulet bœuf légumes"
)

PLAYED = _either(
    "violin viola cello piano guitar bass bass_guitar electric_guitar drums flute recorder trumpet trombone tuba"
    " saxophone sax clarinet oboe bassoon harp organ accordion ukulele banjo mandolin harmonica keyboard football"
    " soccer tennis table_tennis chess basketball volleyball handball hockey ice_hockey golf rugby cricket badminton"
    " squash baseball poker bridge darts snooker pool padel lacrosse"
)
PLAYED_DE = _either(
    "Geige Violine Bratsche Cello Klavier Gitarre E-Gitarre Bass Schlagzeug Flöte Blockflöte Querflöte Trompete"
    " Posaune Tuba Saxophon Saxofon Klarinette Oboe Harfe Orgel Akkordeon Ukulele Mundharmonika Keyboard Fußball"
    " Tennis Tischtennis Schach Basketball Volleyball Handball Hockey Eishockey Golf Rugby Badminton Squash Skat"
    " Poker Darts"
)
PLAYED_ES = _either(
    "violín piano guitarra batería flauta trompeta saxofón chelo violonchelo fútbol tenis ajedrez baloncesto voleibol"
    " pádel balonmano golf rugby"
)
PLAYED_FR = _either(
    "violon violoncelle piano guitare batterie flûte trompette saxophone clarinette harpe accordéon foot football"
    " tennis échecs basket volley handball rugby golf"
)

LANGUAGES = _either(
    "English German French Spanish Portuguese Italian Dutch Swedish Norwegian Danish Finnish Icelandic Polish Czech"
    " Slovak Hungarian Romanian Bulgarian Greek Turkish Russian Ukrainian Arabic Hebrew Persian Farsi Hindi Urdu"
    " Bengali Tamil Chinese Mandarin Cantonese Japanese Korean Vietnamese Thai Indonesian Swahili Latin Irish Welsh"
    " Catalan Basque Croatian Serbian Slovenian Latvian Lithuanian Estonian Esperanto Sign_Language Gaelic"
)
LANGUAGES_DE = _either(
    "Englisch Deutsch Französisch Spanisch Portugiesisch Italienisch Niederländisch Holländisch Schwedisch Norwegisch"
    " Dänisch Finnisch Polnisch Tschechisch Ungarisch Rumänisch Griechisch Türkisch Russisch Ukrainisch Arabisch"
    " Hebräisch Persisch Hindi Chinesisch Japanisch Koreanisch Vietnamesisch Latein Katalanisch Kroatisch"
)
LANGUAGES_ES = _either(
    "inglés alemán francés español portugués italiano neerlandés sueco polaco ruso árabe chino japonés coreano"
    " catalán griego turco latín"
)
LANGUAGES_FR = _either(
    "anglais allemand français espagnol portugais italien néerlandais suédois polonais russe arabe chinois japonais"
    " coréen grec turc latin"
)

NO_PLACE = _either(
    # products, programs, services
    "linux ubuntu debian fedora arch mint manjaro gentoo suse opensuse redhat centos windows macos mac macbook ios"
    " ipad iphone android chromebook chromeos bsd freebsd unix python rust java javascript typescript kotlin go ruby"
    " php perl haskell chrome firefox safari edge brave opera vivaldi outlook gmail thunderbird office word excel"
    " powerpoint teams slack zoom discord skype telegram signal whatsapp threema messenger notion obsidian evernote"
    " onenote spotify netflix youtube tidal deezer prime disney facebook instagram twitter tiktok snapchat mastodon"
    " bluesky threads reddit linkedin github gitlab bitbucket jira trello asana photoshop gimp illustrator figma"
    " lightroom blender aws azure heroku google apple microsoft amazon kindle xbox playstation nintendo switch steam"
    " postgres postgresql mysql sqlite mongodb redis docker kubernetes vim emacs neovim vscode react vue angular svelte"
    " vodafone verizon telekom openai chatgpt claude gemini ollama wordpress dropbox icloud onedrive nextcloud"
    # played or told
    " minecraft fortnite roblox skyrim narnia gondor mordor rivendell hogwarts westeros winterfell azeroth hyrule"
    " tatooine gotham neverland wonderland middle-earth atlantis eldoria asgard wakanda zion eden utopia"
    # common nouns, written large
    " table chapter page room level floor gate line row seat section step stage part unit phase version plan lesson"
    " question exercise figure slide track episode season round act scene volume class grade group team platform"
    " terminal building apartment flat house home bed night free fear hope love peace hell heaven sin style denial"
    " poverty fun money christmas easter sales marketing finance hr management retirement freedom darkness pain shame"
    " silence harmony chaos misery luxury comfort isolation limbo exile reality fantasy dreams god jesus islam"
    " christianity buddhism day daytime shifts nights weekends mondays tuesdays wednesdays thursdays fridays myself"
    " nobody everybody everyone someone peanuts nothing mars jupiter tea coffee decaf vegan bio solar electric wifi"
    " angst frieden hoffnung freiheit liebe armut scheidung trennung ruhe rente urlaub elternzeit teilzeit vollzeit"
    " schichten gedanken träumen sorge saus not sünde kapitel tisch zimmer raum seite hause scheiße eile stress"
    " miete untermiete beziehung partnerschaft ehe wg haft gefangenschaft gefahr panik trauer stille dunkelheit"
    " amor paz miedo casa pecado pobreza amour paix peur prison location couple colocation alquiler pareja"
)
"""What is no town and no employer, whatever capital it begins with."""

NO_EMPLOYER = _either(
    "night free home table chapter peanuts money fun christmas easter weekends mondays tuesdays wednesdays thursdays"
    " fridays saturdays sundays myself nobody everybody everyone someone life love peace room level day night nights"
    " shifts exposure charity reality heaven hell god page line freedom justice minecraft narnia gondor hogwarts"
    " nothing hours minutes ages food fame glory tips hause zuhause nacht tag spaß geld mich drei zwei vier"
)
"""What one works at or for that is none: "I work at night", "for free"."""

NO_NICKNAME = _either(
    "tomorrow today tonight later back maybe crazy mad insane stupid silly weird strange lucky lazy naive paranoid"
    " picky old-fashioned old anytime sometime soon again when if a an the whatever anything names cynical selfish"
    " sentimental skeptical sceptical cheap boring biased jaded ungrateful dramatic monday tuesday wednesday thursday"
    " friday saturday sunday morning afternoon evening noon once twice first now asap anyway please ishmael"
    " superstitious romantic optimistic pessimistic pedantic fussy spoiled spoilt impatient ridiculous dumb foolish"
    " obsessed impressed surprised sad nuts odd different new young sensitive soft harsh heartless next by after before"
    " during every never always only in on at home mum mom dad whenever"
)

NO_NAME = _either(
    "not no never also still just now only like what on in at of for from to with by about as than too so very really"
    " quite rather a an the this that these those your you my his her their our its it mud long short weird strange"
    " wrong common rare unusual odd funny spelled spelt misspelled pronounced secret private irrelevant unimportant"
    " important hard difficult easy boring old new nice fine ok okay here there gone safe known unknown cool cursed"
    " derived taken written listed mentioned missing being always often sometimes usually actually pretty kind sort"
    " something nothing anything everything none mine yours when where who why how because if unknown anonymous"
    " i me we us am is are was were have has had do does did can will would should and or but nor yes hello hi well"
    " nicht kein keine nie auch noch nur so wie was das der die den dem ein eine mein dein sehr ganz egal lang kurz"
    " komisch geheim unwichtig seltsam falsch schwer im am zu von mit für anders eigentlich leider halt eben willkommen"
    " pas un une le la les mon ma ton ta comme que no un una el mi tu como que muy raro difícil french german english"
    " spanish italian polish russian irish greek hebrew arabic turkish"
)
"""No name in small letters: "my name is long", "ich heiße nicht so"."""

NO_INTRODUCTION = _either(
    "american british canadian australian indian mexican brazilian swiss austrian belgian asian african european scottish"
    " argentinian colombian chilean peruvian egyptian moroccan nigerian kenyan iranian iraqi israeli pakistani scots"
    " christian muslim jewish catholic protestant buddhist hindu atheist black white gay ok okay ill sick here ready"
    " deutscher deutsche österreicherin österreicher schweizer schweizerin anfänger anfängerin mutter vater mama papa"
    " single vegetarier vegetarierin veganer veganerin linkshänder raucher christin katholik atheistin opa oma"
    " español española catalán francesa français française suisse belge catholique musulman"
)
"""What one is and not what one is called: "Hi, I'm German"."""

PLACES = _either(
    "amsterdam ankara antwerp athens atlanta auckland augsburg austin baltimore bangkok barcelona basel beijing belfast"
    " belgrade berlin bern bielefeld bilbao birmingham bochum bogota bologna bombay bonn bordeaux boston bratislava"
    " bremen brisbane bristol brno brussels bucharest budapest buenos_aires cairo calgary cambridge canberra cape_town"
    " cardiff casablanca chennai chicago cologne copenhagen dallas delhi denver detroit dortmund dresden dubai dublin"
    " duisburg düsseldorf edinburgh essen florence frankfurt freiburg gdansk geneva genoa ghent glasgow graz göttingen"
    " hamburg hanover hannover heidelberg helsinki hong_kong houston innsbruck istanbul jakarta jena jerusalem kassel"
    " karlsruhe kiel kiev kyiv koblenz köln krakow lagos lausanne leeds leicester leipzig lille lima linz lisbon"
    " liverpool ljubljana london los_angeles lübeck lucerne lyon madrid magdeburg mainz malaga manchester mannheim"
    " marseille melbourne mexico_city miami milan minneapolis montreal moscow mumbai münchen munich münster nairobi"
    " nantes naples new_delhi new_york newcastle nice nottingham nuremberg nürnberg oslo ottawa oxford palermo paris"
    " philadelphia porto portland potsdam prague regensburg reykjavik riga rome rostock rotterdam saarbrücken salzburg"
    " san_diego san_francisco santiago sao_paulo sarajevo seattle seoul seville sevilla shanghai sheffield singapore"
    " sofia stockholm strasbourg stuttgart sydney tallinn tehran tel_aviv the_hague tokyo toronto toulouse trier trieste"
    " tunis turin ulm utrecht valencia vancouver venice vienna vilnius warsaw washington wien winnipeg wuppertal"
    " würzburg zagreb zaragoza zurich zürich england scotland wales ireland germany deutschland france spain portugal"
    " italy austria österreich switzerland belgium netherlands denmark sweden norway finland iceland poland hungary"
    " romania bulgaria greece croatia serbia ukraine russia canada mexico brazil argentina chile peru colombia india"
    " china japan korea vietnam thailand indonesia malaysia philippines australia new_zealand egypt morocco nigeria"
    " kenya south_africa israel florida texas california ohio michigan virginia oregon bavaria bayern tyrol"
)
"""Known towns and countries, also in small letters: "i live in porto"."""
