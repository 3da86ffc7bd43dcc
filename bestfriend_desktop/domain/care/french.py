"""French: how distress is spoken of."""

from bestfriend_desktop.domain.care.lexicon import Lexicon

_SLOTS = {
    "ADV": "juste|vraiment|seulement|parfois|souvent|toujours|encore|enfin|tellement|simplement|déjà|trop|plutôt|"
    "bien|maintenant|aujourd hui|ce soir|des fois|quelquefois|tout le temps|ne",
    "VEUX": "veux|veut|voudrais|voulais|aimerais|souhaite|souhaiterais|ai envie de|ai envie d|envie de|envie d|préfère|"
    "préférerais|aurais préféré|désire|rêve de|rêve d|ai besoin de|espère|aurais voulu|aurais aimé|avais envie de|faudrait|vaudrait mieux",
    "VAIS": "vais|vas|compte|suis sur le point de|ai décidé de|ai décidé d|décidé de|décidé d|ai prévu de|prévu de|"
    "pense à|veux|voudrais|ai envie de|envie de|prêt à|prête à|ce soir|demain|cette nuit|aujourd hui|maintenant|tout de suite|"
    "bientôt|ce week end|moyen de|façon de|courage de|comment|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ai l intention de|il faut que je|essayer de|essaie de|dois|résolu à|projette de|planifié de|prévois de",
    "HAUT": "bord|corniche|parking|rambarde|rebord|dixième étage|falaises|barrage|pont|toit|balcon|immeuble|fenêtre|falaise|viaduc|tour|étage|barrière|précipice|terrasse|ravin",
    "TRAIN": "train|métro|rer|bus|camion|voiture|tram|rails|voies|tgv|rames|route",
    "ME_TUER": "me [..1] (tuer|suicider|pendre|buter|flinguer|foutre en l air|tirer une balle|noyer|empoisonner|supprimer|"
    "ouvrir les veines|trancher les veines|tailler les veines|couper les veines|jeter [..1] (du|de|d|sous|par|dans le|devant|sur)|balancer (du|sous|par)|défenestrer|étouffer|immoler|ôter la vie|"
    "enlever la vie|donner la mort|fumer|zigouiller|laisser mourir|exploser la tête|faire sauter la cervelle|mettre une balle|crever)|"
    "mettre (fin|un terme) à (mes jours|ma vie|tout ça|tout|mes souffrances|mon existence|cette vie)|"
    "(en finir|finir) (avec (la vie|ma vie|tout|tout ça|cette vie|l existence|mes souffrances)|une bonne fois|pour de bon|ce soir|demain|définitivement|maintenant|une fois pour toutes)|"
    "sauter (du|de|d|par|sous|dans le vide|devant) [..2] ({HAUT}|{TRAIN}|vide)|sauter du {HAUT}|sauter dans le vide|passer à l acte|"
    "(prendre|avaler) (tous|toute|toutes|tout|une surdose|une boîte) [..3]|m (ouvrir les veines|ôter la vie|enlever la vie|asphyxier|immoler|empoisonner|étrangler|éliminer)|terminer ma vie|finir ma vie|mettre fin à mes jours",
    "JE_ME_TUE": "je me [..2] (tue|suicide|pends|bute|flingue|fous en l air|jette (du|sous|par|sur|dans)|balance (du|sous)|supprime|tire une balle|tranche les veines|ouvre les veines|noie|tuerai|suiciderai|pendrai)|je mets fin à (mes jours|ma vie|tout)|j en finis|je saute (du|de|par|sous|dans)|je m ouvre les veines",
    "MOURIR": "mourir|être mort|être morte|ne plus exister|ne pas exister|disparaître pour toujours|ne plus vivre|ne plus me réveiller|ne jamais me réveiller|ne pas me réveiller|"
    "ne plus être (là|en vie|de ce monde)|n avoir jamais existé|ne jamais être né|ne jamais naître|n être jamais né|cesser (de vivre|d exister)|crever|dormir pour toujours|m endormir (et|pour)|arrêter de (vivre|respirer|exister)|quitter (ce monde|cette vie|cette terre)|être sous terre|ne plus ouvrir les yeux|jamais naître|plus exister|plus être là|plus me réveiller|ne plus avoir à vivre",
    "PROCHE": "[mon|ma|mes|un|une|le|la|sa|son|notre|l|d] [..1] (soeur|sœur|frère|mère|père|maman|papa|fils|fille|ami|amie|copain|copine|pote|mari|femme|conjoint|conjointe|ex|cousin|cousine|tante|oncle|neveu|nièce|"
    "colocataire|coloc|collègue|voisin|voisine|élève|camarade|quelqu un|grand mère|grand père|mamie|papi|patron|petit ami|petite amie|meilleur ami|meilleure amie|prof|connaissance|patient|patiente|compagnon|compagne|personne|gars|enfant|ado|proche)",
    "SE_TUER": "se (suicide|tue|suiciderait|fasse du mal|mutile|coupe les|ouvre les)|(se|s) [..2] (tuer|suicider|tue|suicide|pendre|tuait|suicidait|pend|scarifie|scarifier|scarifiait|mutile|mutiler|coupe|couper|coupait|fait du mal|faire du mal|automutile|automutiler|supprimer|ôter la vie|ouvrir les veines|foutre en l air|jeter [sous|du]|flinguer|entaille)|"
    "veut mourir|voulait mourir|envie de mourir|vouloir mourir|suicid*|[ne] veut plus (vivre|être là)|"
    "(plus|pas) envie de vivre|mettre fin à (ses jours|sa vie|leurs jours)|(plus|pas) (vivre|être là|être en vie)|en finir|a avalé (tous|toute|tout|des)|a pris (tous|toute|tout) [..2] (cachets|comprimés|médicaments|boîte)|(mort|morte) serait mieux|scarifi*|automutil*|passer à l acte|préférerait (mourir|être mort*)|être mort*|raison de vivre",
    "CACHETS": "cachets|comprimés|pilules|médicaments|somnifères|médocs|doliprane|paracétamol|anxiolytiques|boîte de médicaments|xanax|calmants|antidépresseurs|insuline|gélules|tranquillisants|lexomil",
    "ARME": "corde|pistolet|arme|lame|lames|rasoir|fusil|poison|noeud|nœud|couteau|cutter|revolver|ceinture|flingue|javel|carabine|scalpel",
    "TOUS": "tout le monde|tous|ils|elles|ma famille|les gens|le monde|vous|mes enfants|mes parents|les autres|mon mari|ma femme|ma mère|mes amis|elle|il|on|mes proches|toi|tu",
    "SCARIFIE": "me [..3] (scarifie|scarifier|scarifiée|scarifié|coupe|coupé|coupée|couper|mutile|mutiler|mutilé|mutilée|fais du mal|fait du mal|faire du mal|brûle|brûlé|brûler|brûlée|griffe|griffé|griffer|entaille|entaillé|tape|frappe|frapper|blesse|blessé|blesser|lacère|taillade|taillader|tailladé|mords)|"
    "m [..2] (automutile|automutiler|automutilé|entaille|entailler|entaillé|écorche|étais coupée|étais coupé)|scarification*|automutilation*",
}

_BLANKS = {
    "idiom": (
        "(meurs|mourais|meurt|mourir|mourrais|crève|crever|mort|morte|morts|mortes|mourait|mourrai) (de (faim|soif|rire|fatigue|honte|chaud|froid|peur|ennui|envie|trouille|sommeil|chaleur|curiosité|jalousie|impatience|bonheur|plaisir|inquiétude|stress|d ennui)|d (ennui|envie|impatience|angoisse pour|amour|épuisement|inquiétude))",
        "(c est|bête|beau|belle|triste|ennuyeux|drôle|bon|rire|chiant|pleurer|jolie|malade) (à mourir|à en mourir|à crever)",
        "(à mourir|à en mourir|à crever) (de|d) (rire|ennui)",
        "(me|nous|te|vous) (tue|tuent|tuait|tuera|tueront|tues|tuez|tué)",
        "(m|t) (a|as|ont|avez) tué*",
        "(va|vas|vont|allait|allez) (me|nous|m) (tuer|achever|massacrer)",
        "(fait|faire|fais|suis fait|suis faite) tuer [..1] (par|dans|au|en)",
        "(fait|faire) tuer",
        "(tuerais|tuerait|tuerions) pour",
        "(vais|je) (te|le|la|les|l) (tuer|tue|tuerais|tuerai|buter)",
        "(se|me|s|nous|te) (tue|tuer|tuent|tuais) (à (la tâche|la tache|répéter|le dire|te|vous|essayer|travailler|bosser)|au (travail|boulot|taf)|de (travail|rire))",
        "(plutôt|préfère|préférerais) (mourir|crever|être mort|être morte) (que|plutôt) !(vivre|continuer)",
        "plutôt (mourir|crever) [que]",
        "(tuer|tue) le temps",
        "une tuerie|mort de|mortelle|mortel [..1] (ennui|ambiance)",
        "(point|temps|angle|nature|saison) mort|mort vivant*|peine de mort|mort subite|têtes de mort|eau morte|feuille* morte*",
        "suicide (politique|professionnel|social|commercial|collectif de l équipe)",
        "(attentat*|suicide squad|kamikaze*) [suicide]",
        "(batterie|portable|téléphone|ordi|ordinateur|tel|plante*|basilic|voiture|imprimante|serveur|console|frigo|pile*|écran|laptop|pc|box|wifi|tomates|cactus|orchidée|moteur|appli|routeur|télé|lave linge|chauffe eau) [..3] (mort|morte|meurt|meurent|mourir|rendu|planté|crevé|lâché|mortes|morts|mourait)",
        "(coupé|coupée|couper|brûlé|brûlée|blessé|coupe|fait mal|blessée) [..3] (cuisin*|rasant|ongles|cheveux|doigt|pain|oignon*|papier|frange|four|sport|foot|genou|cheville|jouant|bricolant|jardin*|pouce|courant|pelant|couteau|verre|barbe|main)",
        "en (cuisin*|me rasant|bricolant|jardinant|pelant|jouant|courant) [..4] (coupé|coupée|brûlé|blessé)",
        "vivre (à|en|avec|au|aux|chez|ici|seule|seul|ensemble|près|loin|dans|comme ça avec|de)",
        "plus vivre (à|en|avec|au|aux|chez|seule|seul|ensemble|dans)",
        "(en finir|finir|fin) (avec|à) (ce|cet|cette|lui|elle|mon|ma|l|le|la|les|nos|notre) [..1] (abonnement|contrat|projet|copain|copine|rapport|réunion|série|tâche|travail|dossier|tabac|cigarette|ménage|bail|relation|mec|histoire avec|devoirs|thèse|déménagement)",
        "sauter [..3] (piscine|parachute|élastique|plongeoir|repas|trampoline|joie|eau|petit déjeuner|mer|lit|corde|occasion|douche)",
        "(disparaître|partir|m évader|m enfuir|m échapper) [..2] (vacances|une semaine|week end|quelques jours|à la mer|à la plage|au soleil|sur une île|en voyage)",
        "pas là [..4] (semaine|lundi|vacances|bureau|mardi|mercredi|jeudi|vendredi|demain|week end|jusqu|cet après midi|ce matin|réunion)",
        "(semaine|lundi|demain|mardi|vendredi|vacances|jeudi) [..4] pas là",
        "(pas|plus|peux pas|pourrais pas) vivre sans (mon|ma|mes|le|la|café|chocolat|musique|internet)",
        "réveill* (tôt|si tôt|à|avant|de bonne heure)",
        "(overdose|surdose) de (chocolat|sucre|café|séries|mignon*|fromage|vitamine*|travail)",
        "(pendre|pends) [..2] (crémaillère|linge|lustre|rideau*)",
        "mourir (moins bête|pour la patrie|heureux|vieux|idiot)",
    ),
    "denied": (
        "(pas|jamais|plus|aucunement|ni) [..1] (suicidaire|suicidaires|en danger)",
        "(vais|veux|compte|pense|voudrais|ai|ferai|ferais|pensais|voulais|aurais|me|suis) (pas|jamais|plus|surtout pas) [..3] ({ME_TUER}|tuer|suicider|mourir|me faire du mal|me couper|suicider|tuerai|tuerais|suiciderai|en finir|pendre|être mort*|tue|suicide|faire du mal)",
        "(faire|ferai|fais|ferais) [..1] (de|une|aucune) (bêtise*|connerie*|folie*|chose stupide)",
        "(pas|aucune|aucunes|jamais|sans|plus) [..2] (idée*|pensée*|intention|envie) [..1] (suicid*|de me tuer|de mourir|noires|de me suicider)",
        "(peur|crainte|angoisse|phobie) (de|de la|d) (mourir|mort|la mort)",
        "(heureux|heureuse|content|contente|ravi|soulag*) [..3] (pas|ne) [..2] (tué|mort|suicidé|tuée|morte)",
        "(ne|n|me) [..2] (plus|pas|jamais) [..1] (scarifie|coupe|mutile|scarifié|automutile|scarifiée)",
        "(arrêté|sans) [..2] (scarifier|couper|mutiler)",
    ),
    "thing": (
        "(comment|je dois|faut il|peut on|pour|je veux|on) [..2] (tuer|éliminer|tue|exterminer|battre|terminer|résilier|arrêter|supprimer) [..4] (pucerons|fourmis|processus|cafards|moustiques|boss|dragon|monstre*|limaces|moisissure*|mauvaises herbes|souris|rats|mites|puces|poux|zombie*|ennemi*|programme|tâche|"
        "serveur|abonnement|contrat|virus|bactéries|guêpes|araignées|mousse|thread|job|conteneur|frelons|punaises)",
    ),
    "topic": (
        "(taux|statistique*|prévention|exposé|histoire|causes|loi|étude*|article|documentaire|film|livre|essai|nombre|cours|podcast|conférence|mémoire|formation|dissertation|chiffres|signes|philosophie|durkheim|définition|dossier|reportage|campagne) [..4] (suicide*|euthanasie|automutilation|scarification*|mort)",
        "suicide* (assisté|en (france|islande|belgique|japon)|chez les (jeunes|adolescents|agriculteurs)|dans la littérature)",
    ),
}

_ACUTE = {
    "means to end their life": (
        "je vais (sauter|me jeter|le faire) [maintenant|ce soir] $",
        "me (suis|serai|serais) [..1] (tué*|suicidé*|pendu*)",
        "(ce soir|demain|cette nuit|aujourd hui|maintenant) [..2] je (prends|avale) (tous|toutes|toute) [..1] {CACHETS}",
        "(compte|pense) (me tuer|me suicider|me pendre|en finir)",
        "(je|j|vais|compte|décidé|prévu|prêt|prête|point|envie|veux|voudrais|moyen|façon|courage|intention|essayer|essaie|faut|dois|aimerais|souhaite|pense|plan|manière) [{ADV}] [{ADV}] [de|d|à|que je|pour] [{ADV}] {ME_TUER}",
        "(ce soir|demain|cette nuit|aujourd hui|maintenant|tout de suite|bientôt|ce week end|(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|tout à l heure) [..4] ({ME_TUER}|{JE_ME_TUE}|je meurs|je vais mourir|je serai mort*|je mourrai)",
        "({ME_TUER}|{JE_ME_TUE}) [..4] (ce soir|demain|cette nuit|aujourd hui|maintenant|tout de suite|bientôt|ce week end|lundi|vendredi|samedi|dimanche)",
        "{JE_ME_TUE}",
        "(vais|va|veux) en finir [$|avec tout|avec la vie|ce soir|demain|cette nuit|pour de bon]",
        "(dernier|dernière|dernières) (jour|nuit|soir|heures|soirée) [..3] (vie|terre|vivant*|monde)",
    ),
    "knows how or when": (
        "(sais|décidé|choisi|prévu|planifié|déterminé|trouvé|réfléchi à) [..2] (comment|quand|où) [..1] (et (comment|quand|où)|je (vais|ferai|le ferai|vais le faire|mourrai|vais mourir|vais m y prendre)|faire|le faire|m y prendre|mourir|me)",
        "(ai|j ai) [..2] (un plan|une méthode|une date) [..4] (mourir|tuer|suicider|finir|partir|mort|fin)",
        "(veux|vais) [..2] (suicider|tuer|mourir) [..3] sais comment",
        "(cherché|cherche|regardé|recherche|lu|googlé|renseigné|renseignée|recherches) [..5] (moyens de mourir|comment mourir|comment se (tuer|suicider|pendre)|suicid*|mortelle|sans douleur|méthode*|me tuer|mourir)",
        "(date|jour) [..2] (fixée|choisie|choisi|fixé|décidé|décidée) [..4] (mourir|mort|fin|partir|finir|ce sera)",
    ),
    "asks for means": (
        "(quel|quelle|nom|donne moi) ..5 (cachet|pilule|poison|médicament|produit) ..5 (tue|tuer|mourir|mortel*)",
        "mourir (dans|pendant) (mon|le|son) sommeil",
        "(comment|façon|manière|moyen) ..4 (se pendre|se tuer|se suicider|s empoisonner|se noyer)",
        "(quelle|quel|comment) ..5 (façon|manière|méthode|moyen) ..5 (suicider|se tuer|mourir|en finir|me tuer)",
        "combien de temps ..5 (mourir|vider de son sang|se noyer)",
        "(combien|quelle|quel|quels|quelles) ..2 (cachets|comprimés|pilules|médicaments|somnifères|dose|doses|quantité|médicament|poison|hauteur|gélules|doliprane|méthode|méthodes|moyen|façon) ..8 (mourir|mortel|mortelle|me tuer|tuer|crever|suicider|plus se réveiller|ne pas survivre|survivre|décéder)",
        "(comment|quel moyen|quelle façon|est ce que|y a t il|la meilleure façon|le moyen|manière) ..5 ({ME_TUER}|me tuer|me suicider|mourir sans|mourir vite|mourir rapidement|mourir facilement|se suicider sans|se tuer sans)",
        "(mourir|me tuer|me suicider|se suicider) ..1 (sans (souffrir|douleur|avoir mal)|rapidement|vite|facilement)",
        "(dose|quantité) (mortelle|létale)",
        "(assez haut|hauteur) ..4 (mourir|mortel*|tuer)",
    ),
    "has the means at hand": (
        "(ai|j ai) [..1] assez de {CACHETS}",
        "({CACHETS}|{ARME}) (dans|à) (la|ma) main",
        "(ai|viens de|acheté) [..2] (acheté|trouvé|acheter|commandé|récupéré) [{ADV}] (la|les|le|l) (corde|arme|pistolet|lames|cachets|poison|fusil|somnifères) !(pour (grimper|l escalade|le|la))",
        "[ai] acheté (la|les|le) (corde|lames|cachets|somnifères|fusil)",
        "(ai|tiens|acheté|trouvé|garde|caché|pris|volé|sorti|posé|préparé) [..3] ({CACHETS}|{ARME}) [..4] (devant moi|dans la main|en main|à la main|sur la table|à côté de moi|prêt*|à portée|avec moi|sur moi|devant|sous les yeux|autour du cou|comptés|alignés|chargé*)",
        "({CACHETS}|{ARME}) [..3] (devant moi|dans la main|dans ma main|à côté de moi|est prêt*|sont prêt*|sur mes genoux|près de moi|autour du cou|m attend*|chargé*|est attachée|est nouée|en main|alignés|suffisent|sont là|sur la tempe)",
        "(devant moi|à côté de moi|dans ma main) [..4] ({CACHETS}|{ARME})",
        "(stocké|économisé|accumulé|mis de côté|stocke|accumule|gardé|collectionne|mets de côté|amassé) [..5] {CACHETS}",
        "assez de {CACHETS}",
    ),
    "has just done it": (
        "(fait|faire|pris) une (overdose|surdose)",
        "(boîte|plaquette|flacon|tube) (entière|entier|complète) [de]",
        "(avalé|avaler|pris|prendre|ingéré|bu|gobé) [..2] (tout|tous|toute|toutes|une boîte|la boîte|une plaquette|trop|plein|vingt|trente|deux boîtes) [..5] (boîte|avait|cachets|comprimés|médicaments|somnifères|pharmacie|plaquette|trouvé|restait|tube|flacon|médocs|avais|pilules|doliprane|$)",
        "(viens de|viens d) [..1] (avaler|prendre|me couper|m ouvrir|boire|gober) [..3] (tout|tous|cachets|veines|boîte|javel|comprimés|poignets|somnifères)",
        "me suis [..1] (ouvert|tranché|coupé|taillé|entaillé) les (veines|poignets)",
        "(saigne|sang|saignement) [..6] (coupé|coupée|coupure*|lame|scarifié*|entaill*|veines|arrête)",
        "(coupé|coupée|scarifié*|entaill*|veines) [..6] (saigne|sang|profond*)",
        "(pas|plus) (arrêter|m arrêter) de (me couper|me scarifier|saigner)",
        "fait une (overdose|surdose)",
    ),
    "wrote a farewell letter": (
        "quand (quelqu un|on|tu|vous|ils) (lira|liras|lirez|liront|trouvera) (ça|ceci|ce message|cette lettre) __5 trop tard",
        "quand (tu|vous|ils|on|elle|il) (liras|lirez|lira|liront|trouverez|trouveras) (ça|ceci|cela|cette lettre|ce message) __6 (plus là|mort*|parti*|plus de ce monde|serai plus)",
        "(lettre|lettres|mot|message|vidéo) [..1] (d adieu|d adieux|de suicide|pour dire adieu)",
        "(dernière|dernières|dernier) (lettre|mots|volontés|mot) [..3] (écrit*|pour|à)",
        "(écrit|laissé|laisse) [..2] (lettre|lettres|mot) [..2] (à (mes|ma|mon)|pour (mes|ma|mon|tous)|adieu)",
    ),
}

_CARE = {
    "wishes to be dead": (
        "(jamais|pas) [..1] demandé à (naître|vivre|être né*|être là)",
        "(espère|espérant) [..5] (mon|ma) derni* (jour|nuit)",
        "(demain|ce soir|dès demain) [..3] serai plus (là|ici|en vie)",
        "(vivre|vis|en vie) ou [de] (mourir|meurs|mort*)",
        "(être|suis|étais|comme) déjà mort*",
        "impression d être mort*",
        "pourquoi [..1] (je|ne) [..1] (peux|puis|pouvais) [..1] [pas] [..2] (mourir|crever|disparaître)",
        "(veux|voudrais|aimerais) (la|le|les) (rejoindre|retrouver|suivre) [$|au ciel|là haut|bientôt]",
        "(déçu|déçue|triste|dégoûté*) [..2] (de me réveiller|réveillé*)",
        "{VEUX} [{ADV}] [{ADV}] [de|d|me|m|juste] [{ADV}] {MOURIR}",
        "(je|j) [..2] (veux|voudrais|aimerais|souhaite|espère|préfère|préférerais) [{ADV}] [..1] (mourir|crever|être mort*|ne plus (exister|vivre|être là|me réveiller))",
        "(voudrais|aimerais|aurais (aimé|voulu|préféré)|souhaite|espère|veux|si seulement|aurait mieux valu|mieux valu) [..4] (jamais (né|née|naître|existé|exister|été né)|pas (né|née|naître|exister|existé)|(être|étais|sois|soit) mort*|qu (un|une) [..2] (me tue|m écrase|me renverse)|pas me réveiller|plus me réveiller|plus jamais me réveiller|me réveiller plus|m endorme et|ne plus me réveiller)",
        "(m endormir|dormir|fermer les yeux|me coucher) [..4] (plus|jamais|pas) [..2] (réveiller|les rouvrir|rouvrir|me relever)",
        "(jamais|pas) (dû|du) (naître|venir au monde|exister)",
        "(mieux|plus simple|plus facile|soulagement|délivrance|plus tranquille|paix) [..4] (mort|morte|mourir|si je n existais|si je mourais|si j étais mort*|jamais né*|n étais plus là)",
        "(mort|mourir|être mort*) [..2] (serait|est|me semble|paraît|semble) [..2] (soulagement|solution|issue|mieux|délivrance|seule|repos|préférable|libération)",
        "(mérite|mériterais) [..1] (de mourir|la mort|de crever|pas de vivre|pas de vie)",
        "si (je|j) [..1] (mourais|mourrais|disparaissais|n étais plus|n existais|étais mort*|meurs|crevais|me tuais|disparais) [..6] (personne|mieux|rendrait compte|remarquer*|pleurer*|manquer*|verrait|aperce*|grave|importe)",
        "(personne|qui) [..6] si (je|j) [..1] (mourais|disparaissais|n étais|n existais|étais mort*|meurs|me tuais|crevais)",
        "(attends|attend|attendre) [..1] (la mort|de mourir|que ça s arrête pour toujours)",
        "(marre|assez) d être (en vie|vivant*)",
    ),
    "does not want to live": (
        "(supporte|endure) plus (cette vie|la vie|de vivre|l existence)",
        "(déteste|hais) ma vie __5 (finisse|arrête|termine|fin|fini*)",
        "(plus rien|plus personne|rien) [..1] pour (qui|quoi) vivre",
        "(peux|veux) plus vivre (comme ça|ainsi|$)",
        "me (vois|imagine) (pas|plus) [..1] [dans|d|aucun] [..1] (avenir|futur)",
        "(vois|ai) (plus|pas|aucun) [d|aucun] avenir (pour moi|$)",
        "(plus|pas|aucune) [de] (raisons|raison|motif) de (continuer|vivre|rester|me lever|tenir)",
        "(plus|pas|aucune|jamais) [..1] (envie|envi|goût|la force|le courage|le goût) [..1] (de|d|à) [..1] (vivre|vie|exister|la vie|être en vie|continuer à vivre|me réveiller|rester en vie|être là|me lever le matin ni de vivre)",
        "(veux|peux|supporte|souhaite|voulais|mérite|arrive|voudrais|veut|sais) (plus|pas) [..1] [à|de] (vivre|être en vie|exister|être là|être de ce monde|continuer à vivre|être vivant*|cette vie|la vie|rester en vie|me réveiller|de vivre)",
        "(plus|aucune|pas|aucun|sans|quel|quelle|à quoi|pas de|perdu|vois pas|trouve pas|trouve plus) [..2] (raison|raisons|sens|but|intérêt|envie|goût|bon) [..2] (de|à|d|dans|pour) [..1] (vivre|la vie|continuer à vivre|exister|ma vie|rester en vie|être en vie|cette vie|vie|être là)",
        "(à quoi bon|a quoi bon|à quoi ça sert de|pourquoi|quoi sert de) [..2] (vivre|exister|continuer à vivre|je vis|être en vie|suis je (né*|en vie)|rester en vie|je suis (né*|en vie)|vivre encore)",
        "(marre|fatigué|fatiguée|las|lasse|ras le bol|épuisé|épuisée|assez|fatigue) [..1] (de|d) (vivre|la vie|exister|cette vie|ma vie|être en vie)",
        "(ma vie|la vie|vivre|mon existence|cette vie) [..2] (plus|pas|aucun|n) [..3] (sens|vaut|valeur|peine|intérêt|la peine|but|d être vécue)",
        "(ma vie|la vie) [..1] (est|c est) [..2] (finie|terminée|foutue|insupportable|un enfer|inutile|vide de sens)",
        "(déteste|hais|regrette|supporte plus) (vivre|être né*|être en vie|d être né*|d être en vie|ma vie au point|mon existence|de vivre)",
        "(quitter|partir de) (ce monde|cette vie|cette terre)",
        "(vivre|vie) [..2] (veux|peux) plus",
    ),
    "a burden to all": (
        "(serai|serais) plus un* (problème|fardeau|poids|charge) (pour|de)",
        "personne [..2] (va|ne va) [..1] (regretter|pleurer|manquer) [..2]",
        "(aurez|auras|auront) plus à [vous|t|s] [en] (inquiéter|occuper) [..1] de moi",
        "(si|et si) (je|j) [..1] (mourais|disparaissais|étais mort*|n existais plus|n étais plus là|ne me réveillais pas|ne me réveillais plus|mourrais demain|me réveillais pas) !(une semaine|quelques jours)",
        "(qui|personne|combien) ..5 (à|sur) (mon|ma) (enterrement|tombe|obsèques)",
        "(à|pour) mes obsèques",
        "(rien|qu est ce qui) [..1] changerait si [..3]",
        "(débarrassé*|libéré*|soulagé*) de moi",
        "(s en remettr*|m oublier*) [..3] (sans moi|si je|vite)",
        "{TOUS} [..1] (serait|seraient|seriez|sera|seront|irait|iraient|vivrait|vivraient|serais) [..1] (mieux|plus heureux|plus heureuse|heureux|soulagé*|plus tranquille*|plus libre*|tranquille*|bien mieux|débarrassé*) [..1] (sans moi|si je|si j|de moi)",
        "(mieux|plus heureux|plus heureuse|tranquille*) sans moi",
        "personne [..2] (me regretter*|regretter*|manquer*|remarquer*|pleurer*|s en rendrait compte|se rendrait compte|s apercevr*|va me manquer|verrait)",
        "je [..1] (manquerai*|manquerais) à personne",
        "(suis|être|deviens|sens) [..3] (un poids|un fardeau|une charge|un boulet|de trop|un parasite) [..1] [pour|à|envers|dans] [..1]",
        "le monde [..3] (tournerait|continuerait|serait) [..2] sans moi",
    ),
    "wants it over for good": (
        "(aimerais|voudrais|veux|souhaite) [{ADV}] que tout (soit|s) [..1] (fini|terminé|arrête|éteint)",
        "(veux|voudrais|aimerais|faut|faudrait|besoin|souhaite|envie) [{ADV}] que tout [ça|cela] [{ADV}] (s arrête|arrête|finisse|cesse|se termine|soit fini|s éteigne|disparaisse|soit terminé)",
        "(vois|voit|trouve|ai|y a|a) [..1] (plus|pas|aucune) [d|de|aucune] [autre] (issue|échappatoire|porte de sortie)",
        "(disparaître|partir|dormir|m en aller|m effacer|m évaporer|m endormir) [..1] (pour toujours|à jamais|définitivement|pour de bon|et ne (plus|jamais) revenir|éternellement|de la surface|sans laisser)",
        "(serai|verrai|passerai|tiendrai|fêterai|arriverai) (plus|pas) [..3] (noël|anniversaire|été|hiver|nouvel an|l année prochaine|printemps|fin de l année|fin du mois|demain matin)",
        "(que|veux) [..3] (s arrête|arrête|finisse|se termine|cesse) [..1] (pour toujours|une bonne fois|définitivement|à jamais|pour de bon)",
    ),
    "thinks of suicide": (
        "(dit|faire|fait) (adieu|mes adieux) à (tout le monde|tous|ma famille|mes enfants)",
        "mon propre enterrement|mes propres obsèques",
        "(suicide|mort) __5 (tête|esprit)",
        "(pense|penser|songe|rêve|réfléchis) [{ADV}] [{ADV}] à (mourir|me tuer|en finir|sauter|disparaître pour)",
        "(demain|quand|matin) [..4] (me trouver*|trouver* mon corps|me trouvera)",
        "{ME_TUER}",
        "(idée*|pensée*|envie*|pulsion*|tendance*) [..1] (suicid*|de suicide|noires|de mort|de mourir)",
        "(suis|redevenu*|me sens|deviens) [..1] suicidaire",
        "(pense|penser|pensé|pensais|songe|songer|rêve|imagine|imaginer|imaginé|réfléchis|fantasme|obsédé*|envisage|envisager|visualise) [..4] (mourir|suicid*|me tuer|la mort|ma mort|en finir|mes obsèques|mon enterrement|me jeter|ne plus être là|disparaître pour toujours|sauter|me pendre|mettre fin|être mort*|passer à l acte)",
        "(mort|suicide|en finir) [..4] (tête|esprit|issue|solution|option|seule)",
        "(tenté|essayé|tentative*|tenter|essayer) [..3] (de me (tuer|suicider|pendre|foutre)|de suicide|de mettre fin|d en finir|suicid*)",
        "(voix|tête) [..6] (me tuer|mourir|sauter|me couper|tue toi|crever)",
    ),
    "hurts themselves": (
        "{SCARIFIE} [..5] (encore|hier|bras|jambes|jambe|cuisses|poignets|poignet|quand|pour|depuis|exprès|peau|soir|nouveau|parce|sentir|chaque|volontairement|cachette|souvent|parfois|ventre|lame|rasoir|sang|cutter)",
        "(encore|recommencé à|recommence à|besoin de|envie de|commencé à|arrête pas de|arrive pas à arrêter de|continue de|continue à|replongé) [..3] {SCARIFIE}",
        "me [..3] (scarifie|scarifié|scarifiée|mutile|automutile|mutilé|mutilée)|m automutile",
        "je me fais (du mal|saigner|des coupures|des entailles)",
    ),
}

_ANOTHER = {
    "worries about another": (
        "{PROCHE} __8 {SE_TUER}",
        "(dit|écrit|parle|menace|raconte|avoué|envoyé|écrivait|disait|confié|posté) __6 {SE_TUER}",
        "(peur|inquiet|inquiète|aider|crains|craint|quoi faire|que faire|crois|pense|soupçonne|inquiète pour|aide) __7 {SE_TUER}",
        "(ami|amie|frère|soeur|fils|fille|copain|copine|collègue|mère|père|personne) suicidaire",
    ),
}

_LOW = {
    "low": (
        "(me sens|suis|je sens|sens|me sentir|sentais|j étais|reste) [..3] (vide|seul|seule|triste|nul|nulle|inutile|déprimé*|perdu*|brisé*|désespéré*|épuisé*|vidé*|abandonné*|malheureu*|mal|au bout|anéanti*|raté*|un échec|une ratée|coupable|angoissé*|submergé*|débordé*|à bout|cassé*|démoralisé*|"
        "au fond du trou|au plus bas|dépassé*|effondré*|écrasé*|isolé*|incompris*|à plat|abattu*|minable)",
        "(rien|plus rien) [..3] (plaisir|goût|sens|envie|fait envie|intéresse|m amuse|sert|joie|m aide|rend heureu*)",
        "(pleure|pleurer|pleuré|pleurs|larmes|chiale|pleurais|sanglote)",
        "(en peux plus|j en peux plus|peux plus|n en peux plus|arrive plus|tiens plus|supporte plus|en ai marre|en ai assez|n arrive pas à) [..1]",
        "(tout) [..2] (trop|s écroule|noir|pèse|va mal|s effondre|dépasse|gris)",
        "(me déteste|déteste ma vie|me hais|hais ma vie|me dégoûte|déteste mon corps)",
        "personne [..3] (aime|comprend|écoute|m appelle|intéresse|besoin|parle|voit|soucie|pour moi)",
        "(mort|morte|décédé|décédée|enterrement|obsèques|deuil|fausse couche|perdu mon|perdu ma|euthanasier notre)",
        "(rupture|m a quitté*|largué*|divorce|séparation|chagrin)",
        "(crise* d angoisse|crise* de panique|dépression|déprime|solitude|désespoir|angoisse*|burn out|burnout|anxiété)",
        "(bon à rien|bonne à rien|échec|raté ma|ratée|fais tout de travers|vaux rien|sers à rien)",
        "(tu|il|elle) me manque*",
        "(mauvaise|dure|sale|difficile|horrible|affreuse) (journée|semaine|période|passe|nuit|année)",
        "(plus|pas|aucun|sans) [..1] (espoir|avenir|force*|énergie|issue|but)",
        "(dormir|dors) [..1] (plus|pas)",
    ),
}

_CUES = {
    "thanks": (
        "merci [..1] pour tout",
        "merci d avoir (été|écouté)",
    ),
    "plain goodbye": ("adieu*",),
    "asks to look after": (
        "(prenez|prends) soin de (mes|ma|mon) (parents|mère|père|maman|papa|soeur|frère|enfants|famille|femme|mari)",
        "(occupe*|prends soin|prenez soin|veille*|nourris*|garde*) [..4] (chat|chien|enfants|maman|fille|fils|plantes|soeur|frère|parents|papa|petite|petit|animaux|famille)",
        "qui (va|pourrait|prendra|veut|peut) [..4] (chat|chien|affaires|plantes|enfants)",
    ),
    "no longer needs": ("(aurai|ai|en aurai|en ai) (plus|pas) besoin",),
    "letters": (
        "(lettre|lettres|mot) (est|sont) [..1] (écrit*|prêt*|posé*)",
        "(laissé|écrit|laisse|préparé) [..5] (lettre|lettres|mot|mots)",
        "(écrit|laissé|préparé|rédigé|terminé|fini|laisse) [..2] (lettre|lettres|mot|mots|testament|enveloppe|enveloppes|mots de passe|instructions)",
        "(lettre|lettres|testament|enveloppe) [..3] (prêt*|écrit*|table|bureau|terminé*|posé*)",
    ),
    "goodbye": (
        "(dernière|dernier) (fois|message|conversation|soirée|nuit|soir)",
        "(se|nous|te|vous) (reverra|parlera|reparlera|reverrons|parlerons|recontactera|écrira|reparlerons) (plus|jamais|pas)",
        "(dis|dites|dire) [..3] (aime|aimais|aimé|désolé|désolée|pardon)",
        "(pardon|désolé|désolée|pardonne*|excuse*) [..2] (pour tout|à tous|moi|maman|de partir|pour ce que|de vous|d être)",
        "(souviens|souvenez) [..1] de moi",
        "(faire mes adieux|dire adieu|dire au revoir) [..2]",
    ),
    "giving away": (
        "(tout|toutes mes affaires) (donné|offert|distribué|vendu|légué) [..2]",
        "(donné|offert|distribué|vendu|légué|donne|cédé) [..2] (tout|toutes|mes|mon|ma) [..2] (affaires|vêtements|chien|chat|livres|guitare|choses|biens|économies|meubles|bijoux|montre|à|possessions|$)",
    ),
    "puts affairs in order": (
        "(tout|affaires|papiers|comptes|factures) [..3] (en ordre|réglé*|prêt*|rangé*|payé*|trié*|organisé*|préparé*)",
        "(mon enterrement|mes obsèques|mon testament)",
        "(supprimé|fermé|effacé|résilié) [..2] (tous|comptes|réseaux|tout|profils)",
    ),
    "means": (
        "(vingt|trente|quarante|cinquante|cent|20|30|40|50|60|100) [..1] {CACHETS}",
        "(ai|acheté|caché|garde|regarde|stocké|trouvé|compte|a|reste|mis de côté) [..4] ({CACHETS}|{ARME})",
        "({CACHETS}|{ARME}) [..4] (ici|tiroir|assez|prêt*|table|poche|là|suffi*|armoire|placard|appelle*|chevet|sac)",
    ),
    "place": (
        "(suis|assis|assise|debout|monté|montée|marche|là|ici|devant|grimpé|grimpée|allé|vais) [..2] (sur|au bord|au|à|près|devant|du|le long) [..3] (pont|toit|voies|falaise|rebord|balcon|rails|quai|parapet|bord|corniche|viaduc|rambarde|vide|fenêtre ouverte|voie ferrée)",
        "(bord|rebord) (du|de la|de l|d) (toit|pont|falaise|fenêtre|quai|balcon|précipice|vide)",
    ),
    "the drop": (
        "regarde (en bas|vers le bas|le vide)",
        "(bord|rebord|rambarde|corniche) [..3] (toit|pont|balcon|immeuble|quai|falaise|fenêtre|vide)",
        "jambes [..2] dans le vide",
        "(regarde|regarder|regardais) [..2] (en bas|vers le bas|le vide|l eau|les trains|dans le vide)",
        "(un pas|un saut|suffit d un pas|suffirait d un)",
        "(sauter|lâcher prise|me laisser tomber)",
        "(train|métro|rer) [..3] (arrive|passe|minutes|prochain)",
    ),
    "soon over": (
        "(demain|bientôt|ce soir|vendredi|lundi|dimanche|samedi|après|enfin|là|dans quelques) [..3] (tout|ce|ça|c) [..1] (sera|est|va être|va|aura) [..1] (fini|terminé|finir|se terminer|calme)",
        "(tout|ce|ça) (sera|va être) [..1] (fini|terminé|bientôt fini)",
        "(plus|rien) [..3] (mal|d importance|souffrir|souffrirai|compt*|aucune importance|un problème)",
        "(plus pour longtemps|plus très longtemps|bientôt la fin|c est la fin)",
        "(enfin|bientôt) [..2] (paix|tranquille|libre|libéré*|repos|dormir|calme|en paix)",
    ),
    "not here": (
        "(reviendrai|reviens|serai) (plus|pas)",
        "(plus|pas) [..2] (inquiéter|souci|soucis) [..2] (pour moi|à cause de moi)",
        "(serai|serais|suis|étais|être|sois) (plus|pas) [..1] (là|de ce monde|en vie|ici)",
        "(quand|si|lorsque) je [..2] (serai plus|partirai|partie|parti|n étais plus|ne serai plus|serai mort*|serai parti*|ne suis plus|suis plus)",
        "(veux|voudrais|aimerais|envie|besoin|souhaite) [..2] (disparaître|m effacer|m évaporer|partir loin|être invisible|plus être là|ne plus être là|tout quitter|me dissoudre)",
        "(plus|pas|jamais) me réveiller|me réveiller (plus|pas|jamais)",
        "(rejoindre|retrouver) [..2] (papa|maman|grand mère|grand père|mamie|papi|lui|elle|au ciel|là haut)",
        "(dormir|sommeil) [..1] (toujours|éternel*)",
    ),
    "no one": (
        "porte [est] [..1] (fermée|verrouillée|close)",
        "(voulais|besoin de|veux|devais) [..1] [le] dire à quelqu un",
        "(il fait|tellement|si) (froid|noir|sombre)",
        "(essaie|essayez|essaye) (pas|surtout pas) de m (arrêter|empêcher)",
        "personne [..3] (maison|là|sait|parler|arrêter*|aider*|à qui|empêcher*|peut|pourra|trouver*|m attend|retient)",
        "(sais|ai) (pas|personne) [..1] (à qui|qui|vers qui)",
        "(tout le monde|ils|tous) [..1] (dort|dorment|parti*|est parti)",
        "(seul|seule) (chez moi|à la maison)",
        "(dis|dites|appelle*|cherche*|préviens) [..2] (rien|pas|personne)",
        "(plus rien|rien|personne) [..1] (me retient|m arrête|ne me retient|m arrêtera)",
        "trop tard",
    ),
    "burden": (
        "(mieux|plus simple|plus facile) pour (tout le monde|eux|ma famille|tous)",
        "(fardeau|poids mort|boulet|de trop|un poids|une charge)",
        "(personne n a besoin de moi|sers à rien)",
    ),
    "no way": (
        "(marre|fatigué*|las|lasse|épuisé*) de (me battre|lutter|tout|faire semblant|souffrir|être fort*)",
        "(plus|pas|aucune|aucun|sans|vois pas|vois plus) [..2] (issue|avenir|espoir|solution|sortie|sens|porte de sortie|lumière|force*)",
        "(en peux plus|peux plus|n en peux plus|supporte plus|tiens plus|plus la force|veux plus continuer|peux plus continuer) [..1]",
        "(j abandonne|baisse les bras|renonce|j ai abandonné|plus envie de me battre|lâche tout)",
        "(seule|seul|unique) (issue|solution|façon|sortie|moyen|porte)",
        "(à quoi bon|plus rien n a|plus aucun sens)",
    ),
    "wants it to stop": (
        "(veux|voudrais|faut|besoin|envie|aimerais|que) [..4] (s arrête|arrête|finisse|cesse|se termine|soit fini|s arrêtent|en finir|soit terminé|s éteigne)",
        "(arrêter|finir|mettre fin à|fin à) [..1] (souffrance*|douleur|cette douleur|de souffrir|souffrir)",
        "(ne plus|plus) (souffrir|rien sentir|rien ressentir|avoir mal)",
    ),
    "decided": (
        "(ça|cela) (devrait|va|doit) [..1] (suffire|faire l affaire)",
        "(les ai|ai) compté*",
        "(décision|choix) [..2] (prise|pris|faite|fait|mûrie)",
        "(ai|j ai) (un|mon) plan",
        "sais [..1] (comment|quand|où|ce que) [..2] (faire|ferai|vais)",
        "(suis|me sens) [..2] (calme|serein*|en paix|apaisé*|soulagé*|tranquille)",
        "(ce soir|demain|vendredi|dimanche|samedi) [..1] (c est|sera|ce sera) (le jour|la fin|mon dernier|ma dernière|le bon|la nuit)",
        "(vais le faire|le ferai|je le fais) [..2]",
        "cette fois [..3] (vrai|sérieux|raterai|bonne|jusqu au bout)",
    ),
}

_FRAMINGS = {
    "fiction": (
        "(roman|chapitre|scène|histoire|nouvelle|personnage|héros|héroïne|protagoniste|narrateur|poème|chanson|film|série|épisode|saison|pièce|opéra|scénario|paroles|couplet|refrain|tragédie|manga|anime|auteur|livre|bd|polar|drame|roméo|juliette|bovary|werther|hamlet|phèdre|citation|conte|album|téléfilm|"
        "documentaire|théâtre|méchant|chanteuse|chanteur|titre)",
    ),
    "game": (
        "(jeu|niveau|boss|partie|minecraft|fortnite|console|joue|jouer|joueur*|zelda|échecs|ennemi*|donjon|rôle|playstation|xbox|nintendo|vies|grenade|manette|gta|respawn*|raid|pokemon|elden|quête|lave)",
    ),
    "slang": ("(lol|mdr|mdrr*|ptdr|haha*|hihi*|xd|hehe*|lmao|blague|rigole|plaisante)",),
    "past": (
        "(il y a [..2] (ans|années|longtemps|mois)|autrefois|à l époque|avant|adolescent*|ado|quand j (étais|avais)|l an dernier|l année dernière|jeune|une période|au lycée|au collège|dans le passé)",
    ),
    "recovered": (
        "(changé ma vie|sauvé la vie|heureux|heureuse|content|contente|ravie|ravi|mieux aujourd hui|vais mieux|vais bien|va mieux|va bien|guéri*|surmonté|m en suis sorti*|grâce à|thérapie|reconnaissant*|fier|fière|aime la vie|profite|derrière moi|bien dans ma peau|dieu merci)",
    ),
    "still": (
        "(encore|à nouveau|de nouveau|ces derniers temps|toujours|revient|reviennent|revenu*|parfois|en ce moment|dernièrement|recommence)",
    ),
    "everyday": (
        "(médecin|docteur|docteure|ordonnance|pharmacie|posologie|dosage|petit déjeuner|mal de tête|fièvre|grippe|allergie|tension|antibiotique*|vitamine*|rappelle moi|rappel|repas|vétérinaire|vue|touris*|photo*|vacances|voyage|déménage*|nouveau travail|nouvel appartement|réunion|examen|fête|mariage|"
        "à demain|à bientôt|à plus|bonne soirée|cadeau|brocante|vide grenier|escalade|pêche|cuisine|recette|projet|boulot|pont neuf|magnifique|promenade|balade|travaux|couvreur|bricol*|sport|migraine|rhume|dentiste|week end|retour lundi|bureau|collègues|client*|abonnement|facture|moteur)",
    ),
    "reported": (
        "(dit|disait|chante|paroles|chanson|titre|signifie|traduis|traduire|écris|corrige|phrase|citation|crié|plaisanté|riant|s appelle|intitulé*|qui a (dit|écrit|chanté)|soupiré|a ri)",
    ),
    "fictional request": (
        "(écris|écrivez|rédige|invente|traduis|continue|résume|corrige|compose|aide moi à écrire|fais moi) [..4] (scène|histoire|conte|poème|chanson|dialogue|monologue|chapitre|roman|scénario|phrase|dissertation|nouvelle|pièce|sonnet|texte)",
        "dans (la|le|mon|ma|un|une|l|cette|ce|cet|son|sa|notre) [..2] (roman|histoire|nouvelle|film|série|livre|chanson|poème|scène|pièce|chapitre|épisode|opéra|manga|anime|scénario|tragédie|conte)",
        "(héros|héroïne|personnage|protagoniste|méchant|narrateur|acteur|actrice|chanteur|chanteuse) ..5 (veut|se|meurt|tue|dit|saute|suicide|mourir)",
    ),
}

FRENCH = Lexicon(
    language="fr",
    slots=_SLOTS,
    stops="pas jamais aucun aucune ni mais parce quoique",
    blanks=_BLANKS,
    acute=_ACUTE,
    care=_CARE,
    another=_ANOTHER,
    low=_LOW,
    cues=_CUES,
    framings=_FRAMINGS,
)
