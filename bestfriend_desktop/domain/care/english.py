"""English: how distress is spoken of."""

from bestfriend_desktop.domain.care.lexicon import Lexicon

_SLOTS = {
    "GONE": "died|disappeared|vanished|never woke up|didnt wake up|did not wake up|wouldnt wake up|were dead|was dead|were gone|was gone|ceased to exist|stopped existing|didnt exist|did not exist|werent here|wasnt here|was not here|were not here|killed myself|werent alive|wasnt alive|werent around|wasnt around|[{ADV}] didnt wake up",
    "KILL_YOURSELF": "(kill|hang|shoot|drown|poison|suffocate) (yourself|oneself|themselves|a person|your self)|commit suicide|end (your|ones|their) [own] life|slit your wrists",
    "I": "i [am|was|have|had|would|will|wil|do|did|have been]|i'll|myself",
    "ADV": "just|really|fucking|fuckin|freaking|only|simply|so bad|so badly|badly|sometimes|finally|honestly|"
    "literally|actually|still|also|often|always|so much|desperately|kind of|kinda|almost|truly|even|already|now",
    "WANT": "want|wanted|wanting|wish|wished|wishing|hope|hoping|would like|would love|would prefer|prefer|"
    "rather|feel like|feeling like|felt like|longing|long|ready|urge|need|tempted|dying|willing",
    "TO_WANT": "{WANT} [{ADV}] [to] [{ADV}]",
    "HARD": "kill|end|take",
    "LIFE": "[my] [own|whole|miserable|fucking|stupid|sorry] life",
    "BRIDGE": "parking garage|car park|parking deck|multi storey|edge|high rise|tower block|pier|railing|tenth floor|fire escape|cliffs|dam|bridge|roof|rooftop|building|cliff|balcony|overpass|ledge|window|tower|viaduct",
    "TRAIN": "train|bus|truck|car|subway|tube|lorry|traffic|metro",
    "KILL_ME": "to off myself|(kill|killing|hang|hanging|shoot|shooting|drown|drowning|poison|poisoning|unalive|unaliving|murder|end|ending|delete|do away with|get rid of) [my] [fucking|own] (myself|my self)|killmyself|(end|ending|take|taking) my [own|whole|miserable|fucking|stupid|sorry] (life|existence) !(back|in|story|savings|for granted)|(slit|slitting|slash|slashing) my (wrists|wrist|throat|veins|arteries)|blow my [..1] brains out|put an end to (my life|this life|myself)|(throw|throwing) myself (off|from|out of|in front of|under|before) ..2 ({BRIDGE}|{TRAIN}|oclock)",
    "KILL_SELF": "(end|ending) things (tonight|today|now|for good|soon|forever)|pull the trigger !(on)|killed myself already|to off myself|offing myself|(kill|killing|killed|hang|hanging|shoot|shooting|drown|drowning|poison|poisoning|"
    "unalive|unaliving|top|topping|murder|suffocate|strangle|end|ending|delete|deleting|finish|finishing|"
    "do away with|get rid of) [my] [fucking|own] (myself|my self)|killmyself|kms|"
    "(end|ending|ended|take|taking|took|finish|finishing) my [own|whole|miserable|fucking|stupid|sorry] "
    "(life|existence|misery)|(end|ending) it all|(end|ending) it (for good|once and for all|tonight|forever|"
    "today|now)|(end|ending) (everything|things for good|the pain|this pain|my suffering|my pain)|"
    "put an end to (it all|my life|this life|myself|everything|it)|"
    "(commit|committing|committed|attempt|attempting|attempted|do|doing) suicide|suicide myself|"
    "(jump|jumping|throw myself|throwing myself) (off|from|out of|of) [of] (a|the|this|that|my) [..1] {BRIDGE}|"
    "(jump|jumping|throw myself|throwing myself|step|stepping|walk|walking|lie down|lying down|run|running) "
    "(in front of|under|into|before) (a|the) [..1] {TRAIN}|"
    "(slit|slitting|cut|cutting|slash|slashing|open) my (wrists|wrist|throat|veins|arteries)|"
    "(overdose|overdosing|od) [on]|(blow|blowing) my [..1] brains out|put a (bullet|gun) (in|through|to) my|"
    "(drive|driving|crash|crashing) [my car] (off|into) (a|the) (bridge|cliff|tree|wall|river)|"
    "(swallow|swallowing|take|taking) (all|every|the whole) [of] [my|the|those|these] [..1] (pills|tablets|meds|"
    "medication|bottle)|put myself out of my misery|step off the {BRIDGE}|check out for good|take myself out",
    "DEAD": "sleep (forever|for ever|for good|for always)|go to sleep (forever|for ever|for good)|die|be dead|be gone|not exist|stop existing|cease to exist|not be alive|not be here|stop living|"
    "never wake up|not wake up|be no more|not be around|not be [here] anymore|no longer exist|be alive no more|"
    "disappear (forever|for good|completely)|vanish (forever|for good)|be buried|be with the dead|"
    "fall asleep (forever|and (never|not))|sleep (forever|and (never|not))|go to sleep and (never|not)|"
    "not live|be six feet under|stop breathing|not have to (live|exist|wake up|be here)|be done with (life|living)",
    "NO_WANT": "(do not|dont|didnt|did not|no longer|never|cant|not|nolonger) [{ADV}] (want|wanna|feel like|wish|"
    "care|see why|deserve|have the will|have the strength|desire|wanting) [{ADV}] [to] [{ADV}]",
    "ALIVE": "live|be alive|living|exist|existing|be here (anymore|any more|any longer)|wake up (tomorrow|anymore|"
    "any more|again|ever again)|be on this (earth|planet|world)|be in this world|be around (anymore|any more)|"
    "go on living|keep living|continue living|keep on living|stay alive|see (tomorrow|another day|the morning)|"
    "wake up|carry on living|be part of this world|keep existing|breathe anymore",
    "NEAR": "[my|our|a|her|his|this|that|an|some] [little|big|best|close|good|old|younger|older|twin|elder|ex|"
    "step|online|teenage|dear|own|of my] (sister|brother|mother|mom|mum|father|dad|son|daughter|kid|child|friend|"
    "bestie|girlfriend|boyfriend|gf|bf|wife|husband|partner|ex|cousin|uncle|aunt|nephew|niece|roommate|flatmate|"
    "housemate|colleague|coworker|co worker|boss|neighbour|neighbor|student|pupil|classmate|teacher|grandma|"
    "grandpa|grandmother|grandfather|nan|mate|buddy|pal|teammate|fiance|fiancee|bro|sis|somebody|someone|"
    "patient|client|girl|boy|guy|woman|man|teen|daughters|friends|sons|parents)",
    "HIMSELF": "himself|herself|themself|themselves|theirself|theirselves|him self|her self",
    "THEIR": "his|her|their",
    "KILL_THEMSELVES": "(kill|killing|killed|hang|hanging|shoot|shooting|drown|drowning|unalive|end|hurt|"
    "hurting|harm|harming|cut|cuts|cutting|burn|burns|burning|hurts|harms|starve|starving) {HIMSELF}|"
    "(end|ending|take|taking|took) {THEIR} [own] life|(end|ending) it [all]|"
    "(commit|committing|attempt|attempted) suicide|jump off|overdose|overdosed|self harm*|selfharm*|"
    "(cut|cuts|cutting|slit) {THEIR} (wrists|arms|legs|arm|wrist)",
    "THINK": "think|thinking|thought|thoughts|fantasize|fantasise|fantasizing|fantasising|fantasies|dream|"
    "dreaming|daydream|daydreaming|imagine|imagining|picture|picturing|consider|considering|contemplate|"
    "contemplating|obsessed|googling|googled|urges|urge|ideas|idea|images|talk|talking|researching|flirting",
    "SELF_HARM": "(cut|cutting|hurt|hurting|harm|harming|burn|burning|burned|burnt|scratch|scratching|"
    "scratched|bruise|bruising|starve|starving|punish|punishing|punch|punching|hit|hitting|bite|biting|bit|"
    "injure|injuring|injured|carve|carving|slice|slicing) myself|self harm*|selfharm*|self injur*|"
    "(cut|cutting|burn|burning|burned|scratch|scratching|carve|slice|slicing|sliced) my (arm|arms|leg|legs|thigh|"
    "thighs|wrist|wrists|skin|stomach|hips|hip)|cutting again|(relapsed|relapse) and cut|"
    "(bang|banging|smash|smashing) my head (against|on|into) [the] wall [until|till]|"
    "(put|putting|press|pressed|pressing) [out] (cigarettes|a cigarette) (on|out on) my",
    "PILLS": "pills|tablets|meds|sleeping pills|painkillers|paracetamol|medication|medicine|sedatives|valium|"
    "xanax|tylenol|ibuprofen|insulin|opioids|oxy|benzos|sleeping tablets|capsules|bottle of pills",
    "WEAPON": "gun|pistol|rope|noose|razor|razors|razor blade|razor blades|blade|blades|knife|rifle|shotgun|"
    "helium|poison|revolver|belt|bleach|scalpel",
    "EVERYONE": "everyone|everybody|they|my family|the world|people|you all|yall|you|my kids|my parents|others|"
    "my husband|my wife|all of you|all of them|the kids|the children|my friends|mum|mom|anyone|anybody|she|he|"
    "my partner|my mother|my children|the family|the others",
    "ALL_OF": "all [of]|every|everything|the whole|a whole|whole|the entire|an entire|the rest of|too many|"
    "so many|a bunch of|a handful of|a lot of|half|two|three|twenty|thirty|forty|fifty|hundred|20|30|40|50|60|100",
    "METHOD": "painless|painlessly|quick|quickest|easiest|easy|fastest|best|least painful|surest|effective|"
    "peaceful|peacefully|without pain|reliable|less painful|cleanest|simplest",
}

_BLANKS = {
    "idiom": (
        "(is|are|was|were|am|be|been|has been|keeps|it is) [{ADV}] [totally|absolutely] (killing|slaying) (me|us|it|"
        "my [..1] (back|feet|vibe|mood|wallet|battery|eyes|knees|legs|neck))",
        "(killing|kills|killed|kill) (it|me (softly|now|with|already|later)|us|time|two birds|the mood|the vibe|my vibe|"
        "my (back|feet|head|battery|mood|eyes|knees|buzz|productivity))",
        "(could|would|would totally|might|id) kill (for|you|him|her|them|my)",
        "(will|wil|going to|is going to|gonna) (kill|murder) (me|you|him|her|them|us) [if|when|for]",
        "(dying|die) (to|for) !(die|end) [..1]",
        "(dying|die|died|dies|dead) (of|from|with|inside when|inside as) (hunger|thirst|laughter|laughing|embarrassment|boredom|cringe|"
        "happiness|cuteness|joy|heat|curiosity|exhaustion|excitement|shame|secondhand|second hand|the heat|"
        "cold|jealousy|anticipation|cute|fomo|shock|awkwardness|suspense|stress at)",
        "(die|died|dying|dead|dies) (laughing|inside laughing|smiling|happy|hard|trying|on (this|that|the|my) hill)",
        "(almost|nearly|practically|literally|basically|totally) (died|dead|dying|die) !(by)",
        "rather (die|be dead|kill myself|starve) than !(live|go|keep|continue|wake|feel|be|spend|stay|face|exist)",
        "to die for",
        "dead (tired|serious|end|ends|line|lines|lift|lifts|ass|set|sea|pixel|pixels|beat|sure|wrong|right|"
        "last|easy|simple|silent|quiet|certain|drop|center|centre|weight|zone|battery|letter|code|link|links)",
        "(over my dead|dead) body",
        "(half|brain|drop) dead",
        "(kill|killing) myself laughing",
        "(worked|work|working|laughed|laughing|laugh) myself to death",
        "(bored|scared|worried|tired|frightened|tickled|sick|starved|freezing|frozen|work|worked|loved|love|"
        "like|hug|annoyed|talk) [you|him|her|it|me|us] to death",
        "(do or|live and let|ride or|never say) die",
        "pass away if",
        "(social|career|political|professional|financial|digital) (suicide|death)",
        "(suicide squad|suicide bomb*|suicide door*|suicide squeeze|suicide king|suicide run*|suicide note by|"
        "suicide commando|suicide silence|suicide boys|suicideboys)",
        "(team|company|party|brand|club|squad|bank|government|band|firm|side|they|we) ..2 (committed|commit|"
        "committing) suicide",
        "dying (breed|art|language|star|light|phone|battery|laptop|plant)",
        "(cut|cutting|cuts) myself [..1] (shaving|slicing|chopping|cooking|peeling|opening|on|with the|while|a|"
        "some|short|off from sugar|loose|out)",
        "(cut|hurt|burn|burned|burnt|hit) (myself|my [..1] (finger|fingers|thumb|hand|knee|knees|tongue|back|toe|"
        "head|hair|nails|elbow|shin|foot|arm|leg)) (while|shaving|cooking|on !(purpose)|at !(night|home alone)|with the !(razor|blade|lighter)|in the !(arm|leg|bathroom)|playing|"
        "making|chopping|falling|skiing|baking|during)",
        "(hurt|burned|burnt|burn|burning|hit|hitting) myself (out|at (the|work|football|tennis)|in the|while|playing|lifting|skiing|cooking|running)",
        "(cut|cutting|lose|losing) (myself|my) (some slack|slack|losses|hair|nails)",
        "(end|ending) (it|things) (with|between) ",
        "(end|ended|ending) (things|it|everything) with (him|her|them|my|the|this|that)",
        "(life|lives) [of] (insurance|hack*|jacket|style|sciences|expectancy|cycle|span|time|sentence|goal*)",
        "(want|going|have|plan|planning|need|like|love) to (disappear|vanish|escape) (for a|into|to|from [the]|on|"
        "in|with|over)",
        "(kill|killing) [..1] (time|bugs|lights|process|engine|weeds|task|job|server|switch|thread|session|pod|"
        "container|app)",
        "[to] (kill|end|finish) myself (working|running|training|studying|trying|at the gym|over|with work|"
        "with this [..2] (project|report|workout))",
        "go (kill|die) yourself",
        "take my life (back|in my own hands|into my own hands|savings|story|serious*|for granted|to|and)",
        "(took|take|takes|taking) my [..1] breath away",
        "(jump|jumping|jumped) (off|from|of|out of) (a|the|my|that|this) [..1] (plane|board|couch|sofa|swing|diving|"
        "rock|wall|pier|boat|dock|trampoline|bandwagon|bed)",
        "(bungee|base|sky|parachute) (jump*|dive|diving)",
        "(jump|jumping) (off|from) [..3] (bungee|parachute|with a rope|into the (water|sea|lake|pool))",
        "(do not|dont|cant|could not|couldnt|cannot|can not) [..1] live without !(him|her|pain)",
        "(need|ready|want|have) to die down",
        "live (music|stream|show|concert|in|with !(this|the pain|pain|it|myself|what|that)|on|near|there|at|from|abroad|alone|together|closer|by|here)",
        "(want|wanted) to live (in|with|on|near|there|at|abroad|alone|together|closer|by|somewhere)",
        "(want|wanna) to live (in|with|on|near|there|at|abroad|alone|together|closer|by|here)",
        "to exist (in|on|as|with)",
        "(not|dont|never|cant) [..2] (wake up|get up) (early|so early|at|before|in time|on time|for (work|school))",
        "wake up (at|early|before|on time|so early|for|in (paris|rome))",
        "(overdose|overdosed|overdosing|od|ods) [d] [on] (chocolate|sugar|coffee|caffeine|cute*|memes|carbs|"
        "pizza|tv|netflix|cookies|cake|cheese|sushi|news|series|candy|christmas|garlic|vitamin*|information)",
        "dead (in|on) the (game|level|water)",
        "be dead (by|in|on|if|when|meat|wrong|last|set) !(bullet)",
        "play dead",
        "(shoot|shooting) (myself|me) (an|a|some|in the foot)",
        "(hang|hanging|hung) (myself|me) (up|on)",
        "(throw|throwing|threw) myself (into|at|in) (my|the|a|work|this) !(train|river)",
        "bury myself in",
        "[would|will|could] [rather] (kill myself|die) before i",
        "(be|am|was|were|are) [..1] gone (for|until|till|by|on|fishing|shopping|all|next|this|from|in|over|"
        "running|tomorrow morning)",
        "(not|wont) be (here|around|there|home|in) (on|at|this|next|until|till|in|for|from|during|over|monday|"
        "tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|because|as|later|when you)",
        "(see|seen|watch|watched) [..2] die (hard|another)",
    ),
    "denied": (
        "(not|never|isnt|aint|neither) [..1] __1 (or|and|nor) (suicidal|a danger)",
        "(not|never|nor|aint|isnt|wasnt|no longer|dont feel|am not|not at all|by no means|not even) [..1] "
        "[feeling] (suicidal|a danger to myself|at risk)",
        "(not|never|wont|wouldnt|dont|didnt|no plan* to|no intention* of|no desire to|no wish to|no urge to|"
        "cant imagine|could never|couldnt) !(know|think|see|stop|sure|want to [..1] (live|be)) [want|going|"
        "planning|thinking|intend|mean|even|ever|feel like|about|actually|really|gonna|wanting] [to|of|about|on] "
        "[ever|actually|really|do] {KILL_SELF}",
        "(do not|dont|not|never|didnt|doesnt) [{ADV}] (want|wanna|wish|plan|going|intend|mean|wanting|intending) "
        "[to] [{ADV}] (die|be dead|hurt myself|harm myself|cut myself)",
        "(no|never had|not having|without|dont have) [any] (suicidal|thoughts of (suicide|death|dying|harming)|"
        "suicide) [thoughts|ideation|plans]",
        "(not|wont|never|wouldnt|dont) [going to|want to|gonna] (do|doing) (anything|something|sth) (stupid|silly|"
        "dumb|drastic|rash|crazy)",
        "(not|never|wont|wouldnt|dont) [ever|actually|going to|want to|gonna] {SELF_HARM}",
        "(havent|have not|did not|didnt|stopped|without|quit|not|never) [..1] {SELF_HARM} [since|for]",
        "(clean|free) (from|of) {SELF_HARM}",
        "(glad|happy|grateful|thankful|lucky|good|great|relieved|relief|so glad) [..3] (not|didnt|did not) (die|"
        "kill myself|{KILL_SELF})",
        "(afraid|scared|terrified|fear|frightened|worried) (of|about) (dying|death|dead)",
    ),
    "thing": (
        "(kill|kills|killing|killed|end|ending|stop|terminate) (a|the|this|that|all|an|my|any|some|those|these|"
        "one|his|her|its|your|our) [..2] (process*|program*|job*|task*|server*|app*|thread*|daemon*|session*|"
        "container*|pod*|script*|service*|browser*|tab|tabs|weed*|bug|bugs|ant|ants|wasp*|mosquito*|fly|flies|"
        "slug*|mold|mould|mice|mouse|rat|rats|aphid*|germ*|bacteria|virus*|light*|engine|boss|dragon|monster*|"
        "enem*|zombie*|plant*|tree|stump|roach*|cockroach*|spider*|flea*|lice|tick*|instance*|query|"
        "connection*|port|window*|gnat*|moss|grass|subscription|contract|membership|call|meeting|loop|vm|deal)",
        "(phone|battery|laptop|plant*|basil|tomato*|car|engine|server|computer|flower*|tree*|fish|bees|app|"
        "plants|screen|router|orchid|cactus|rose*|lawn|tablet|camera|fridge|drive|disk|disc|motor|console|"
        "controller|link|internet|wifi|lamp|bulb|star|stars|dinosaurs|butterfl*|insects) ..2 (die|died|dies|"
        "dying|dead|killed)",
    ),
    "topic": (
        "suicide (rate*|prevention|statistic*|hotline*|awareness|law*|policy|method* in|in (japan|iceland|korea|"
        "history|literature|the bible|ancient|islam|europe|america|teen*|young)|among|by country|epidemic|"
        "research|charity|attack*|mission|watch|pact in)",
        "(rate*|number*|statistic*|history|causes|rates|prevention|philosophy|sociology|durkheim*|percentage|"
        "definition|etymology|study|studies|article|documentary|podcast|lecture|talk|essay|paper|report|seminar|"
        "training|course|thesis|presentation|book|film|movie|news|training) [..3] (on|of|about) [..4] (suicide*|"
        "self harm|dying|death)",
        "assisted (dying|suicide|death)",
        "(law|laws|legal|illegal|euthanasia) ..4 (suicide|dying)",
    ),
}

_ACUTE = {
    "means to end their life": (
        "(going to|gonna|will|wil|about to|ready to|want to|let me) [just|finally] jump [now|tonight|today|soon] $",
        "will have (killed myself|ended (it|my life)|died)",
        "have [..1] (pistol|gun) ..4 on myself",
        "[my|the] plan is to [{ADV}] ({KILL_SELF}|jump|die|disappear)",
        "(as soon as|when|once) ..5 (gone|leave|leaves|asleep|away|out|work) [..2] {KILL_SELF}",
        "(going to|gonna|will|wil|i'll|about to|plan|planning|plans|planned|decided|intend|intending|ready|"
        "want|wanting|need|must|have to|got to|determined|prepared|prepare|preparing|trying|try|wanna|let me|"
        "might|may|about|should|mean|means|set|want nothing more than|nothing left but) "
        "[{ADV}] [to|on|for|of] [go|be|{ADV}] [and] {KILL_SELF}",
        "i am [{ADV}] (killing myself|ending (my life|it|it all|everything|myself)|taking my [own] life|"
        "hanging myself|doing suicide|committing suicide|unaliving myself|jumping|overdosing)",
        "(tonight|today|tomorrow|this (evening|weekend|week|night)|soon|on (monday|tuesday|wednesday|thursday|"
        "friday|saturday|sunday)) ..5 {KILL_SELF}",
        "{KILL_SELF} ..4 (tonight|today|tomorrow|this (evening|weekend|week|night)|right now|now|soon)",
        "(going to|gonna|will|wil|i'll|am about to|decided) [{ADV}] [to] (die|be dead) (tonight|today|tomorrow|"
        "soon|this|by my own|now|on my)",
        "(tonight|today|tomorrow) [is the (night|day)] [that] i (die|will die|am going to die|wil die|end)",
        "(take|taking) my [own] life !(back|story|savings)",
        "(need|find|want|looking for|know|have|is there|courage|guts|strength|plan|how|where|when) [..1] [a|the|some|another] [..1] [way|ways|method|means|courage|place|guts|strength] to [{ADV}] {KILL_SELF}",
        "let me (die|kill myself|end it|go now and die)",
        "(last|final) (day|night|week|hours|hour) (alive|on earth|of my life|in this world|on this (earth|planet))",
    ),
    "knows how or when": (
        "(look|looked|looking|read|reading|google|googling|watch|watching|search|searching) [up|for|about] ..4 (killed themselves|kill themselves|hang themselves|jumped to their death|committed suicide|how people die)",
        "(know|decided|figured|worked|planned|chosen|chose|picked|settled|sure) [out|on] [{ADV}] (how|when|where|"
        "which way|the way|what way) [..2] (i|to) ..4 (do it|end it|die|kill myself|go|end my life|do this|{KILL_SELF})",
        "(have|got|made|making|has) [{ADV}] (a|my|the) (plan|date|method|day) [..3] (to|for|of|on how) ..2 "
        "(die|kill|killing|suicide|end|ending|dying|leave this|be gone|it)",
        "[a|my] suicide (plan|date|kit|pact)",
        "(set|picked|chose|chosen|marked|fixed) [..1] (a|the|my) (date|day|time|place) [..3] (die|end|kill|go|suicide|"
        "death|over|it)",
        "i [{ADV}] [have] (know|decided|figured) [out] [exactly|{ADV}] (how|when|where) and (how|when|where)",
        "(looking|looked|look|searching|searched|researching|researched|googling|googled|reading|read) [up|into|"
        "for|about|at] [..3] (ways|how|methods|method|way|lethal|places|options) ..3 {KILL_SELF}",
        "(looking|looked|searching|searched|researching|researched|googling|googled|reading) [up|into|for|about|at] "
        "[..3] (lethal dos*|painless way*|how to die|ways to die|ways out|suicide method*|suicide)",
    ),
    "asks for means": (
        "(name|which|what|give me|tell me|recommend|is there) ..4 (pill|pills|drug|drugs|medicine|substance|poison|gas|something|meds) ..3 (kills (you|me|a person|someone|people)|kill (you|me|a person|someone)|to die|would be fatal|is fatal)",
        "(die|dies|kills|kill) [..1] in (my|your|the|their|ones) sleep",
        "(make|be|to be) sure [that] [i] [..2] (die|dead|do not survive|dont survive)",
        "how ..5 (survive|die) if i (jump|fall|take|hang|cut|drink|swallow)",
        "(easiest|quickest|fastest|painless|best|least painful|right|proper|how to|how do you|how does one|how do people|correct|safest|surest) ..4 {KILL_YOURSELF}",
        "(where|how deep|how far|which vein) ..4 cut [..4] (over|quick*|die|fast|bleed)",
        "how long ..4 (bleed out|to drown|to suffocate|to die|to bleed)",
        "(how|what) ..3 (painless|least painful|quickest|fastest|easiest) ..4 (die|suicide|{KILL_SELF})",
        "(how|what|which|where|whats|is there|any|tell me|need|want|know) ..8 (ways|way|method|methods|painless|"
        "quickest|fastest|easiest|many|much|high|dose|best|tall|long|lethal|deadly|enough) ..8 "
        "(kill myself|end my life|to die|kill me|kill yourself|end it all|be fatal|commit suicide|kill a person|"
        "overdose|take my life|hang myself|od)",
        "(how|what) ..4 (many|much|dose|amount) [of] ..3 {PILLS} ..4 (die|fatal|lethal|kill|deadly|not wake|never wake)",
        "(how|what) (do|can|could|should|would|to) [i] [{ADV}] {KILL_SELF}",
        "(which|how many|how much|what|enough) ..6 ({PILLS}|drug|drugs) __8 (survive|kill me|die|be fatal|not wake|never wake)",
        "(how|where) (do|can|could|should) i [..2] (die|end it|buy ..3 to (die|kill myself|end))",
        "{METHOD} (way|ways|method|methods) ..3 (die|{KILL_SELF}|go|end it)",
        "(die|{KILL_SELF}) ..3 (without|with no|with less|with least) (pain|hurting|feeling|suffering)",
        "(lethal|fatal|deadly) (dose|amount|quantity) ..3 (of|for)",
        "(will|would|can|could|does|do|is|are|how high) ..5 (pills|tablets|floor*|storey*|stories|meters|metres) "
        "..4 (enough to (die|kill)|be enough to|kill me|survive)",
        "(high|tall) enough to (die|kill)",
    ),
    "has the means at hand": (
        "(bought|have|got|saved|collected|hoarded|found) [{ADV}] enough {PILLS}",
        "({PILLS}|{WEAPON}) [is|are] [{ADV}] in (my|one|the other) (hand|hands|lap|mouth|pocket)",
        "i [{ADV}] [have|am] [{ADV}] (bought|got|ordered|picked up|found|hid|keep) [{ADV}] the (rope|noose|gun|razor blades|blades|pills|helium|poison) !(for the|from the|to (fix|tie|climb))",
        "(one|a single) (bullet|shot) [..2] (enough|left|will do|is all|in it)",
        "(have|got|holding|hold|with|bought|stole|stockpiled|saved|collected|hoarded|counted|counting|"
        "staring at|looking at|laid out|lined up|poured out|emptied|there is|there are|found|loaded) [{ADV}] [up|out] "
        "[a|the|my|all|his|dads|her|enough|full|some|this|these|those|two|three|of] [..2] ({PILLS}|{WEAPON}) [..3] "
        "(in (my|one) (hand|hands|lap|mouth)|in front of me|next to me|beside me|on the (table|bed) in front|"
        "right here|to my (head|wrist|temple|throat|neck|skin)|around my neck|against my|lined up|on my lap|"
        "ready|here now|laid out)",
        "({PILLS}|{WEAPON}) (is|are|lie|lies|lying|sits|sitting) [{ADV}] [..1] (in (my|one) (hand|hands)|in front of me|"
        "next to me|beside me|right here|ready|lined up|waiting|tied|around my neck|loaded|laid out)",
        "(i have|i got|i found|ive got|bought|i stole|stockpiled|hoarded|saved up|been saving|been hoarding|"
        "been collecting) [{ADV}] [up|a|the|my|all|enough|of|some] ({PILLS}|{WEAPON}) ..2 (to (die|end|kill|do it)|"
        "that will|and nobody|and no one|and i am alone|and i am not afraid)",
        "(enough|stash of) {PILLS} ..4 (to|for) (die|end|kill|never|not|do it|this|good|finish)",
        "(tied|tying|made|making|hung) [{ADV}] (a|the|my) (noose|rope) !(to|for the|on the boat)",
        "(rope|noose) (is|hangs|has been) [{ADV}] (tied|ready|up|hanging|waiting|around)",
        "(gun|pistol|rifle|revolver|blade|razor|knife|noose|pills|tablets) (is|are) [..2] (in my (lap|hand|hands|mouth)|on my (lap|wrist|neck)|at my (head|temple|throat)|to my head)",
        "(saved|saving|stockpil*|hoard*|collecting|collected) [up] [..3] ({PILLS}) [__6] (enough|now|tonight|so i|just in case|for the day)",
        "(put|poured|laid|spread|tipped|took|got|lined|counted|counting|sorted|emptied) [out|up] [..2] (all|whole|every|hundred|whole bottle) [of] [..2] {PILLS} __6 (table|bed|floor|out|counted|in front|up|hand)",
        "(gun|pistol|rifle|revolver) (is|was) loaded",
        "loaded (the|my|a|his|dads) (gun|pistol|rifle|revolver)",
    ),
    "has just done it": (
        "(cut|slit|slashed|opened) my (wrists|wrist|arms|arm|throat) __8 (blood|bleeding|bleed|bath|sink)",
        "(took|taken|had) an overdose",
        "[i] [have|just|already] overdosed [on] [..2] [an|today|just|hour|now|tonight|ago]",
        "(took|taken|swallowed|downed|swallow|ate|popped|drank|drunk|injected) [{ADV}] {ALL_OF} [..5] "
        "({PILLS}|cabinet|bathroom|in the (house|bottle|box|drawer|cupboard)|there was|i (had|could find|found|have)|"
        "we had|of them|strip|blister)",
        "(took|taken|swallowed|downed|popped) [{ADV}] [all|a lot|lots|a bunch|handful] [of] [the|my|his|her|some|them] "
        "{PILLS} [..2] (to|because i want|so i|and (now|i (want|hope|dont|feel)))",
        "(just|already) [..1] (swallowed|downed) [..2] (pills|tablets|meds|them all|it all|everything|bleach|poison)",
        "(just|already) (cut|slit|slashed|opened) my [..1] (wrist|wrists|arm|arms|veins|throat)",
        "(swallowed|downed|took|taken|drank) [{ADV}] (the|a|an) (whole|entire|full) (bottle|box|pack|packet|blister|strip|lot|tube|jar) !(of (water|wine|beer|milk|juice|cola|coke|soda|whiskey|whisky|champagne|chocolate*|ketchup|sauce|vitamin*))",
        "i [{ADV}] [have] (slit|slashed|opened) my (wrist|wrists|veins|throat)",
        "i [have] (overdosed|took an overdose|have overdosed|drank bleach)",
        "[i] [just] (cut|cutting) ..6 (lot of blood|so much blood|blood everywhere|wont stop bleeding|too deep|"
        "bleeding (badly|a lot|so much)|deep)",
        "(bleeding|blood) ..6 (cut|cutting|wrist|wrists) [..2] (myself|deep|open)",
        "(cant|cannot|can not|couldnt|could not) stop (cutting|hurting|bleeding|burning) [myself]",
    ),
    "wrote a farewell letter": (
        "(by the time|when) (anyone|anybody|someone|somebody|you|they|she|he) (reads|read|sees|see|finds|find|gets|hears|hear) this __5 too late",
        "(when|by the time|once|if) (you|they|she|he|anyone|mom|someone) (read|reads|see|sees|find|finds|get|gets) this __6 (gone|dead|over|no longer|not be here|wont be)",
        "(wrote|written|writing|finished|write|left|leaving|sealed|signed|posted) [{ADV}] (my|a|the|some|all [my|the]) "
        "[..1] (goodbye|good bye|farewell|suicide|last|final) [..1] (letter*|note*|message*|video*|words)",
        "(suicide|goodbye|farewell) (note|notes|letter|letters) !(to (the|my) (team|colleagues|coworkers|class|boss)|for (a|the) colleague)",
    ),
}

_CARE = {
    "wishes to be dead": (
        "(never|not) (asked|wanted) to be (born|here|alive)",
        "(hope|hoping|hoped|wish|wishing|pray) ..5 my last (day|night|breath|morning)",
        "wish i [..1] never woken",
        "(tomorrow|tonight|after tonight|by tomorrow|by the weekend) ..3 (wont|will not|not) be (here|around|alive) (anymore|any more|$)",
        "(wont|will not|not going to|dont think i will) (survive|make it through|get through|live through) (this|the|another|tonight) [night|week|day|winter|$]",
        "(live|living|alive) or (die|dying|dead)",
        "(wonder|wondering|curious|imagine) [..2] (what|how) [..1] (death|dying|being dead|it is like to (die|be dead)|it feels to (die|be dead)|like to (die|be dead)|is on the other side|like on the other side)",
        "(feel|feels|felt|as if|like) [..2] (i am|im) [{ADV}] dead [already] $",
        "already dead $",
        "dead already",
        "(pray|hope|wish|hoping|praying|wishing|prayed|hoped) __4 [that] i (wont|will not|dont|do not|never|wouldnt|would not) [{ADV}] (wake|have to wake|open my eyes|be here|survive|exist)",
        "(why|how come) (cant|cannot|dont|didnt|couldnt|could not|can) i [not] [{ADV}] (die|be dead|have died|stop existing|disappear forever|end)",
        "want to (follow|join|be with) (him|her|them|mom|mum|dad|grandma|grandpa) [$|in death|in heaven|soon|there]",
        "(follow|join) (him|her|them) (into death|in death|to the grave|in heaven|soon)",
        "(i|and|so|but|to|that|me) [{ADV}] [am|would|have|do|had|was|been|keep|kept|feel] [{ADV}] {TO_WANT} {DEAD}",
        "^ [{ADV}] {TO_WANT} {DEAD}",
        "(part|half|side|something|everything) (of|in|inside) me [{ADV}] (wants|wishes|hopes|longs|wanted|wants nothing more than) [{ADV}] [to] [{ADV}] ({DEAD}|i was dead|end it)",
        "[i] [{ADV}] (wish|hope|wishing|hoping|pray) [{ADV}] [that] i [{ADV}] (get|got|would get|could get|am|was|will get) [{ADV}] (hit|run over|killed|shot|cancer|struck|hit and|in an accident)",
        "[i] [{ADV}] (wish|wished|hope) [{ADV}] [that] i [{ADV}] (was|were|am|would|could|had|will) [{ADV}] [be] ({DEAD}|dead|die|died|gone|no longer here|vanish|disappear|stop existing|fall asleep forever) !(for a|to a|in a|into)",
        "(some|most|many) (days|nights|mornings) i [{ADV}] {TO_WANT} {DEAD}",
        "(i|just|would|always|sometimes) [{ADV}] (wish|wished|hope|pray|prayed|praying|hoping|wishing) [that|{ADV}] [to "
        "god|that] i [{ADV}] (was|were|am|would|could|had|will) [{ADV}] (dead|die|died|gone|not here|not alive|never [been] "
        "born|never existed|not exist|not wake|not be|vanish|disappear|be dead|stop existing|fall asleep)",
        "(wish|wished|hope|pray|hoping|praying|wishing) [that] i [{ADV}] (would not|wouldnt|didnt|did not|never|wont|"
        "dont|wasnt|werent|hadnt|had not|had never|have never|would never|could not|couldnt) [{ADV}] (wake|wakes|woke|"
        "exist|existed|be here|here|be alive|alive|been born|born|have to (live|exist|wake)|existing|survive*|live)",
        "(wish|wished|hope|pray|praying|hoping|want|hoped) [that|{ADV}] [to god] (something|someone|god|a (car|truck|bus|train|"
        "meteor)|cancer|it|my heart|death|an accident|sleep|the ground|somebody|life) [would|could|will|{ADV}] (kill|kills|"
        "hit|hits|take|takes|run|end|happen|stop|finish|shoot|come|swallow) [over] [me|for me|my heart|beating|up]",
        "(better|best) [off] (dead|if i (was|were|am|had) [{ADV}] (dead|gone|not (here|alive|around)|never [been] born|"
        "never existed))",
        "(if|when) i (was|were|am|would be|died|die|wasnt|disappeared|disappear|killed|vanished|stopped|were not|"
        "wasn't|not) [{ADV}] [dead|gone|alive|here|existing|around|no longer here|to die|to disappear|would] [..3] "
        "(would|wouldnt|will|wont) ..2 (care|notice|miss me|cry|be (better|easier|happier|relieved|sad|best|"
        "fine)|matter|even (care|notice)|bother)",
        "(would|wouldnt|will|nobody|noone|no one|who would) ..3 (notice|care|miss me|cry|come|mind|matter) ..2 "
        "if i (died|die|was dead|were dead|was gone|were gone|disappeared|killed|wasnt|vanished|was not|stopped|"
        "did not exist|didnt exist|never woke)",
        "(be|it would be) (easier|better|nicer|best|nice|simpler|a relief|peaceful|good) [..4] (to (die|be dead|not "
        "exist|just die)|if i (was|were|died|could die|didnt|wasnt|am) [{ADV}] [dead|gone|exist|alive|here|wake|"
        "not (here|alive)])",
        "(death|dying|being dead) [..1] (would be|sounds|seems|feels like|is|looks|is the only) [..2] (a relief|relief|"
        "peaceful|better|easier|nice|good|the only|welcome|comforting|so|sweet|like|way out|escape|solution|answer)",
        "(waiting|ready|prepared|begging|praying|longing|yearning|okay|ok|fine) [{ADV}] (to|for|with) (die|death|dying|be dead)",
        "(deserve|deserved|supposed|meant) [{ADV}] to (die|be dead)",
        "i (should|ought to|could|may as well|might as well|would be) [{ADV}] [be] (die|dead|be dead|not exist)",
        "(should|must) [never] (have|not have) [{ADV}] (been born|existed|been alive)",
        "(never|not) (been|be|have been|being) born",
        "(regret|hate|curse) (being born|being alive|the day i was born|that i (exist|was born|am alive))",
        "(sleep|asleep|bed|eyes) ..4 (and|then|so i) [{ADV}] (never|not|dont|didnt) [{ADV}] [have to] (wake|waking|open)",
        "(never|not) [{ADV}] [have to] (wake|waking|woken) up (again|ever|tomorrow|anymore|sounds|would|one day)",
    ),
    "does not want to live": (
        "nothing [left] for me [here|anymore|in this (world|life)] $",
        "nothing left for me",
        "(nothing|no one|nobody|noone|not much) [left] to live for",
        "(hate|hated) (my life|living|this life) __4 (want|wish|need) [..2] (over|end|stop|gone)",
        "(dont|do not|not sure|doubt) (think|believe|feel|sure|know if|know whether) [that|if|whether] i [{ADV}] (want|wanna|deserve|should|can|care) [{ADV}] [to] [{ADV}] {ALIVE}",
        "(dont|cant|do not|cannot|never) [{ADV}] (see|picture|imagine) (myself|me|a|any) [..1] [in] [..1] future (at all|anymore|any more|for me|$)",
        "(being alive|existing|to be alive|to exist|living) (is|feels|has become|hurts) [{ADV}] [..2] (exhausting|torture|unbearable|hell|pointless|too (hard|much|painful)|a burden|painful|agony|so hard|tiring|not for me)",
        "(cant|cannot|dont|do not) [{ADV}] (see|imagine|picture|want) myself (living|alive|being alive|being here|growing old|making it|getting old|existing|in (a|the|five|ten|one) (year|future|years))",
        "(no|out of|not any|without|lost all|lack of|any|few|enough) [more] reasons to (live|keep going|go on|stay|continue|carry on|be here|wake up|hold on|exist|keep living)",
        "(no|not a|lost the|lost my|lost all|lost every) (reason|will|strength|courage) to (keep going|go on|carry on|stay|hold on|continue|survive)",
        "(disappointed|sad|angry|annoyed|upset|mad|sorry|hate it|hate|cry) [{ADV}] [that|when|because|every time] i (woke|wake|have woken) up",
        "{NO_WANT} {ALIVE}",
        "(no|lost (the|my|all)|without (the|a|any)|not (any|a)|zero|lack of) [..1] (reason|point|will|desire|purpose|wish|"
        "strength|sense|energy|motivation|interest|drive) [..4] (live|alive|living|exist|existing|wake up|stay "
        "alive|stay here|being alive|go on living|in life|continue living|in living|life anymore)",
        "(no|what|whats|any|the|see|is|without) [..1] (reason|point|purpose|sense|use) (to|of|in|for) [me] [to] [..2] (live|living|alive|be alive|existing|exist|staying alive|"
        "continuing to live|my life|going on|life)",
        "(tired|sick|exhausted|weary|done|fed up|finished|over|bored|had enough|enough) [{ADV}] (of|with|from|by) [{ADV}] (living|"
        "being alive|existing|life|this life|my life|being here|waking up [every|each|at all]|existence|breathing)",
        "(cant|cannot|can not|could not|couldnt|dont know how to|dont know how i can|unable to|too hard to) [..1] (live|go on "
        "living|keep living|stay alive|exist|be alive|continue living|take living) [like this|anymore|any more|any longer|"
        "this way|with myself|with this pain]",
        "(life|living|my life|being alive) [..2] (isnt|is not|not|aint|no longer) [..1] (worth|for me)",
        "(life|living|existence) [..2] (has|have|is) [..1] (no (meaning|point|purpose|sense|value|worth)|not worth|pointless|"
        "meaningless|unbearable|worthless|a burden|over for me)",
        "my life [..1] (is|has) [..1] (over|no (meaning|point|purpose|value)|worthless|pointless|meaningless|ended)",
        "(hate|hating|regret|cant stand|cant bear|resent) [{ADV}] (being alive|living|to be alive|existing|that i am alive|"
        "that i woke up|waking up alive)",
        "(why|what for) (am i|do i|should i|bother|would i|even) [{ADV}] [{ADV}] (alive|live|living|exist|stay alive|"
        "keep living|go on living|keep on living|be alive|here at all|continue living|even here)",
        "(do not|dont|didnt|not) [{ADV}] (belong|deserve) [..2] (alive|in this world|on this (earth|planet)|to live|this life)",
        "(want|wish|wanting|ready|need|rather|wishing) [{ADV}] [for|to] [..1] (end|over|stop) ..2 (life|existence|living)",
        "(want|wanted|wish|ready|need) [{ADV}] [to] (leave|quit|exit|depart|be gone from) this (world|life|earth|planet)",
        "(wish|want) [..2] (end of|stop) my (life|existence|heart)",
    ),
    "a burden to all": (
        "(wont|no longer|not|never) [{ADV}] be a (problem|burden|bother|weight|nuisance|worry) (for|to) (anybody|anyone|you|them|everyone|my)",
        "(wont|not|never) [ever] have to (worry about|deal with|put up with|bother with|look after) me",
        "(nobody|no one|noone|not a soul) [..3] miss (me|someone like|somebody like|a person like)",
        "(if|what if|supposing|suppose|imagine) i [{ADV}] {GONE} !(for|from (the|this|work)|in (the|a)|into|to (the|a|work))",
        "{GONE} [..1] (nobody|noone|no one|who|what) [..1] would",
        "(who|nobody|noone|no one|anyone|anybody|how many|would) ..5 (to|at|for) my [own] (funeral|grave|burial)",
        "(would|will|could|they|d) [..1] [{ADV}] (get over|move on|cope|manage|forget|be fine|be okay|be ok|recover|get used to) [..3] (if i|without me|when i|once i|after i) [..2] [was|am|wasnt|died|not|gone|there]",
        "(be|get|finally|to be|being) (rid|free|relieved) of me",
        "(nothing|what|who|not a thing|nobodys life) (would|will) [..2] (change|be different|be lost|stop|matter|be missing) [..1] if i [..2] (was|were|am|wasnt|werent|died|disappeared|vanished|left|gone|not)",
        "{EVERYONE} [..1] (would|will|wil|are|might|could) [..3] (better|happier|easier|best|relieved|freer|glad|grateful|thankful) [..2] (off without|without|if i|when i|once i) [..2] (me|gone|dead|not|disappeared|left|here|wasnt|werent|did not|didnt|died|die|around)",
        "(better|happier|easier) [off] [..3] without me [around|here|in (it|this world|their lives|the way)] [$]",
        "(nobody|no one|noone|not a soul|who) [..1] (would|will|would even|will even) [even|really|ever] (miss|mourn|notice|remember) [me] [{ADV}] [anyway|if|when|gone|i]",
        "i [..3] [{ADV}] (am|feel|become|be|being|been) [{ADV}] [..3] (a|such a|like a) (burden|dead weight|millstone) (on|to|for) (everyone|everybody|my|you|them|others|people|anyone|the|all)",
        "(world|life|everything) [..1] (would|will|could) [..4] without me",
        "(what|who) (would|will) [..2] (change|be different|be lost|care|miss|notice|matter) [..1] if i (was|were|am|wasnt|werent|died|disappeared|vanished) [..1]",
    ),
    "wants it over for good": (
        "(want|wish|need|wanting|wished) [{ADV}] [for] (everything|it all|all of it|all of this|all this|the whole thing|life|my life) [{ADV}] [to|would] [{ADV}] (stop|end|be over|over|cease|finish|go away|go dark|disappear)",
        "(see|is|find|there is|have|got|seeing|finding) [{ADV}] no [other] way out [left|anymore|any more|for me|but|$]",
        "(cant|cannot|dont|do not) [..1] see [a|any] [other] way out [anymore|any more|$]",
        "(want|wish|need|just) [..2] (pain|it|everything|this|suffering|life|all) [..3] (over|end|stop|gone|finished) [..1] (for good|forever|once and for all|for ever)",
        "(dont|do not|cant|cannot) [{ADV}] (think|see|believe|know if|imagine) [that] [i|myself] [will|would|wil|being|am going to|to] [{ADV}] (be|being|make it|around|live|see|last) [..1] (around|here|alive|to|until|past|long enough|another|much longer) [..1] (for|christmas|birthday|next|summer|spring|winter|anymore|see|to|then|longer|the (end|year|week)|year)",
        "(look|looking|stare|staring|watch|watching|stand|standing) [..2] (trains|train|tracks|bridge|water|traffic|cars|edge) __6 (one step|jump|just step|step in|let go|letting go|step forward|think one)",
    ),
    "thinks of suicide": (
        "{THINK} [..2] (of|about) (ending it|my own (funeral|burial|death))",
        "my own (funeral|burial)",
        "(said|say|saying) (goodbye|my goodbyes|farewell) to (everyone|everybody|them all|all of (you|them)|my (family|kids|friends)) !(at|from|and (left|flew|went|drove))",
        "(you|u) [ever|also|sometimes|{ADV}] (think|thought|thinking|dream|fantasize) [..2] (about|of) ..2 (killing yourself|suicide|dying|wanting to die|death|ending (it|your life|it all)|not existing|being dead)",
        "(tomorrow|morning|when|until|before|after|once) ..4 find (me|my body)",
        "suicidal [thought*|idea*|feel*|again|urge*|tendenc*]",
        "{THINK} [{ADV}] [..2] (about|of|to|on|with|how|around|whether) [..3] ({KILL_SELF}|dying|suicide|death|my own "
        "death|being dead|not being here|not existing|not waking up|being gone|my funeral|to die|disappearing for good|"
        "not being alive|ending things|never waking up|ways to die)",
        "{THINK} [..1] (death|suicide|dying) (every|all|again|constantly|a lot|daily|more)",
        "(suicide|death|dying|{KILL_SELF}) [..2] (is|are|keeps|crosses|crossed|seems|enters|comes|on|in|has been|looks) "
        "[..3] (my mind|my head|thoughts|the only (way|option|solution|answer)|an option|the answer|tempting|mind)",
        "(voices|voice|head|brain|mind) ..4 (tell*|say*|want*|scream*|whisper*) [..2] (me to|i should) [..2] (die|"
        "{KILL_SELF}|jump|cut|hurt|end)",
        "(tried|attempted|survived|attempt|try) ..3 {KILL_SELF}",
        "(suicide attempt|attempted suicide|my attempt)",
        "(thoughts|feelings|urges) ..3 (back|returned|came back|coming back|again) ..4 (die|dying|death|suicide|"
        "{KILL_SELF})",
        "(could|would|can|feel like|felt like|almost|nearly|wanted|afraid|scared|worried) [{ADV}] [to|i will|i might|i|"
        "that|of] [{ADV}] [i|might|will] {KILL_SELF}",
        "{KILL_ME}",
        "i __6 {KILL_SELF}",
        "(life|it all|everything) ..2 {KILL_SELF}",
        "(should|shall|why dont|why shouldnt|why not|what if|maybe|if) i [{ADV}] {KILL_SELF}",
        "(why|reasons) [..3] (not|shouldnt|dont|didnt) [..1] {KILL_SELF}",
        "(stop|keep|stopping|kept|keeps|prevent|from|without) [..2] [me|myself|i] [from] {KILL_SELF}",
        "(be|so|feel) tempting to [{ADV}] {KILL_SELF}",
    ),
    "hurts themselves": (
        "(hurt|cut|burn|burned|burnt|hit|harm|harmed|injure) myself (on purpose|deliberately|intentionally)",
        "(cutting|burning|bleeding) [..1] (is the only|helps|calms|makes me feel|feels|takes away|relieves)",
        "only [..2] (cutting|hurting myself|burning) helps",
        "(stop|keep|stopping|keeping) myself from (cutting|hurting|self harm|burning|jumping|doing it|ending|killing)",
        "(started|start|begun|began|beginning) [to] {SELF_HARM}",
        "i [{ADV}] [have|am|do|had|keep|kept|been|started|want|need|feel] [{ADV}] [to|like] [{ADV}] {SELF_HARM} "
        "!(shaving|cooking)",
        "(started|began|been|back to|stop|keep|went back to|relapsed into|miss|secretly) cutting (again|$|to cope|every|because|deeper|when|for)",
        "(on purpose|deliberately|intentionally) ..3 (cut|burn|hurt)",
        "(cut|burned|burnt|burn|hurt|scratched|bruised|hit) my [..1] (arm|arms|leg|legs|thigh|thighs|wrist|wrists|skin|stomach|hand|hands|self) __6 (on purpose|deliberately|intentionally|to feel|because i felt)",
        "(started|began|keep|kept|urge to|want to|need to|wanna|back to|relapsed|relapse|again|stop|addicted to|"
        "resort*|thinking of|thinking about|been|only|way to cope|felt like|feel like|tempted to|"
        "wanting to) [..2] {SELF_HARM}",
        "{SELF_HARM} [..3] (again|to feel|to cope|last night|every|because|so i|until|when i (am|feel|get)|helps|"
        "yesterday|today|tonight|so that|relief|secretly|when it|in the bathroom|for (years|months))",
        "(scratch|cut|hit|bite|pick|slice|scrape|burn|scratched|rub) my (arm|arms|leg|legs|skin|wrists|thighs|hands) ..3 "
        "(until|till|open|bleed|bloody|blood)",
        "^ (cut|hurt|burned|harmed|burnt) myself $",
        "(fresh|new) (cuts|scars) on my",
    ),
}

_ANOTHER = {
    "worries about another": (
        "(found|read|discovered|saw) __3 (suicide|goodbye|farewell) (note|letter)",
        "{NEAR} __6 (nothing|no reason|nobody) [left] to live for",
        "{NEAR} [who|that|from|{ADV}] [__5] (want*|wish*|going|threaten*|plan*|plans|think*|talk*|said|says|say|told|"
        "texted|texts|wrote|writes|mention*|hint*|joke*|keeps|keep|might|may|will|tried|try|tries|considering|"
        "posted|messaged|has|is|was|admitted|admits|confessed|feels|feeling|speaks|speaking|swears|swore|"
        "believes|just|started|has been|been|called) [__8] ({KILL_THEMSELVES}|suicide|suicidal|die|dead|"
        "be alive|be here anymore|live anymore|want to live|{THEIR} life|live [any longer|any more]|wake up anymore|"
        "no reason to live|end it|cutting|self harm*|selfharm*|not worth living|not wake up)",
        "{NEAR} [who|that|{ADV}] [__5] {KILL_THEMSELVES}",
        "{NEAR} [who|that] (is|was|has been|feels|seems|might be|may be|could be) [__2] (suicidal|self harm*|cutting)",
        "(he|she|they) [__3] (want*|said|says|told|going|threaten*|thinking|talk*|will|keeps|texted|wrote|tried|"
        "planning|plans) [__6] ({KILL_THEMSELVES}|suicidal|wants to die|want to die|to die|be dead|commit suicide|"
        "want to live|be alive anymore)",
        "(worried|afraid|scared|fear|concerned|terrified|think|suspect|believe|how (do|can|could|should)|what (do|can|"
        "should)|help|support|save|stop|found out|caught|just learned|discovered|noticed|heard) [__8] "
        "(he|she|they|him|her|them|somebody|someone|friend|sister|brother|son|daughter|kid|child|partner|student) "
        "[__6] ({KILL_THEMSELVES}|suicidal|suicide|to die|do something to {HIMSELF}|be dead|not want to live|"
        "wants to die|dont want to live|doesnt want to live)",
        "(suicidal|self harming) (friend|sister|brother|mother|father|son|daughter|partner|boyfriend|girlfriend|wife|"
        "husband|child|kid|roommate|classmate|student|mom|mum|dad|ex|teen|teenager|person)",
        "{NEAR} [__4] (found|has|have|bought|took|taken|swallowed) [__3] (razor*|blade*|goodbye note|suicide note|"
        "overdose|all {THEIR} pills|a noose|cuts on {THEIR}|scars on {THEIR})",
        "(cuts|scars|marks|razor blades) (on|in) (my|a|our|his|her) [__2] (daughter*|son*|sister*|brother*|friend*|"
        "girlfriend*|boyfriend*|wrist*|arms|room)",
    ),
}

_LOW = {
    "low": (
        "(feel*|felt|am|i|so|been|being|getting) [{ADV}] [so|very|really|pretty|too|completely|totally|just|a bit|quite|such|"
        "utterly|deeply|incredibly|increasingly|extremely] (empty|hopeless|worthless|useless|numb|depressed|miserable|"
        "lonely|alone|lost|broken|low|desperate|helpless|sad|unhappy|down|heartbroken|devastated|overwhelmed|"
        "exhausted|burnt out|burned out|worn out|drained|dead inside|hollow|ashamed|unloved|unwanted|invisible|"
        "trapped|stuck|isolated|guilty|pathetic|anxious|panicky|a failure|failure|a mess|falling apart|"
        "at rock bottom|terrible|awful|like shit|like crap|like nothing|a disappointment|a loser|defeated)",
        "(nothing|no thing) [..3] (fun|matters|joy|helps|makes (me happy|sense)|interests|enjoy*|feels (good|right)|"
        "to look forward|left)",
        "(cry|crying|cried|cries|weeping|sobbing|tears|wept) [..3] (all|every|myself|again|for|the|whole|day|night|week|"
        "days|nights|hours|constantly|stop|sleep|nonstop|and)",
        "(cant|cannot|can not|dont|couldnt) [..2] (stop crying|sleep|cope|take [it|this] anymore|do this anymore|"
        "go on|breathe|get out of bed|stop worrying|handle|bear|keep (going|doing)|see (a way|how|any)|feel anything|"
        "enjoy|do anything right|stand it|manage)",
        "(everything|it|it all|all) (is|gets|feels|got|has become|has been) [..2] (too much|pointless|hopeless|dark|grey|gray|"
        "meaningless|so hard|falling apart|black|empty|heavy|my fault)",
        "too much (for me|right now|to (bear|handle|take)|at the moment)",
        "(hate|loathe|despise|disgusted by|cant stand) (myself|my life|who i am|everything about me|my body|what i am)",
        "(no one|nobody|noone|not one|no body) [..3] (cares|likes|loves|understands|wants|would care|needs|listens|to talk|"
        "notices|sees|misses)",
        "(have|got) (no one|nobody|noone|no friends|no hope|no energy|no future)",
        "(panic|anxiety) attack*",
        "(died|passed away|is dead|was put down|put to sleep|lost (my|our)|funeral|miscarriage|passed last|"
        "passed on|is gone now)",
        "(grief|grieving|mourning|heartbroken|bereaved|break up|breakup|broke up with me|left me|dumped me|divorce)",
        "i am [{ADV}] [such] (a failure|a burden|nothing|broken|ruined|garbage|trash|worthless|a waste)",
        "(mess|messed|screw|screwed|ruin|ruined|fail|failed|failing|break|broke) [up] (everything|at everything|at life|"
        "everyone|again and again|my life)",
        "(never|not|wont) [..4] (get better|be okay|be ok|be happy|good enough|end|change|get any better|"
        "feel better)",
        "(miss|missing) [him|her|them] so much",
        "(depression|depressed|burnout|lonely|loneliness|hopeless|hopelessness|worthless|despair)",
        "(rough|hard|terrible|awful|bad|worst|dark|horrible) (day|week|time|year|month|night|place|days|weeks|times)",
        "(give|giving|gave) up [on (everything|life|myself)] $",
        "(want|wish) [..2] (disappear|vanish|pain to stop|all to stop|it to stop|to hide|run away)",
        "(end|stop) (the|this) pain",
        "(at|reached) [..1] (breaking point|my limit|end of my (rope|tether)|rock bottom)",
        "(cant|cannot|couldnt) (anymore|any more|any longer)",
        "(do not|dont|no) [..1] see [..3] (point|future|way out|way forward|get better|light|sense|hope)",
        "(no|whats the|what is the) (point|hope|future|way out|sense) [in|of|anymore|any more|left|for me|$]",
    ),
}

_CUES = {
    "thanks": (
        "(thank|thanks) [you] [all|so much|everyone] for everything",
        "(thank|thanks) [you|u] [so much] for (being (kind|there|so|my|good|with)|listening|all|staying|having been|trying)",
    ),
    "asks to look after": (
        "(take care of|look after|be kind to|be good to|be nice to|comfort|hug) my (parents|mom|mum|mother|dad|father|sister|brother|kids|children|family|wife|husband|girlfriend|boyfriend|son|daughter|grandma)",
        "(take care of|look after) (the|my) (cat|dog|kids|children|sister|brother|mom|mum|plants|animals|family|pets|little)",
        "(take care of|look after|watch over|be good to|be kind to|feed) [..1] (my|the|your|our|each other|yourselves) [..3] (for "
        "me|when i|after i|once i|for my sake|without me)",
        "(who|someone|somebody|anyone|you) [..3] (take|want|look after|care for|adopt|have|feed|keep) [..1] (my|the) [..1] (dog|cat|pets|"
        "pet|things|plants|kids|children|rabbit|bird|animals|fish) [..4] (when|after|if|once|gone|anymore|instead|me|good|from now)",
    ),
    "letters": (
        "(note|letter|letters|notes) (is|are|lies|lie) [{ADV}] (written|ready|done|finished|sealed|on (the|my)|in the|signed)",
        "(wrote|written|writing|left) [{ADV}] (letters|notes|a letter|a note) (to|for) (everybody|everyone|my|all|each|them|the kids)",
        "(envelope|envelopes|last will|funeral (money|plan|insurance))",
        "(wrote|written|left|leaving) [{ADV}] (the|all|my|some|a) [..1] (letters|letter|note|notes|passwords|instructions)",
    ),
    "no longer needs": (
        "(wont|not|never) be needing (it|them|this|that|any)",
        "(wont|will not|dont|not) [..1] need (it|them|this|that|any of it|anything|my things|these) [where|anymore|any more|"
        "any longer|soon|after]",
    ),
    "plain goodbye": ("(goodbye|good bye|farewell) [$]",),
    "goodbye": (
        "(made|make) my peace",
        "(writing|calling|here|just want|wanted|came) [..2] to say goodbye",
        "(writing|calling|here|just want|wanted) [..2] to say goodbye [$]",
        "(tomorrow|then|when) [..2] (they|she|he|somebody|someone) (will|wil) find me",
        "(wont|will not|not|never|wouldnt) [{ADV}] (hear from|see) me",
        "(last|final) (sunset|birthday|christmas|supper|meal|letter|cigarette|walk|sunrise|summer|winter|post|entry)",
        "(this is|this is my|saying|say|said|wanted to say|time to say|just|final|last|want to say) [{ADV}] [..2] (goodbye !(to)|good "
        "bye !(to)|farewell !(to)|my last (message|words|night)|goodbyes)",
        "(goodbye|farewell) (everyone|everybody|world|forever|my (friend|love|dear)|all|cruel|for good|for ever|then)",
        "(last|final) (time|message|conversation|goodbye|chat|night) [..4] (talk|speak|write|hear|see|you|text|together|ever)",
        "(wont|will not|never|not) [..2] (hear from|see|bother|talk to|text|write|message) (me|you|you all|anyone|"
        "each other|anybody) (again|anymore|any more|ever|after)",
        "(remember|forget) me [..2] (when|after|fondly|as|kindly|once)",
        "(tell|let) (them|her|him|everyone|my (family|mom|mum|mother|dad|kids|children|parents|sister|brother|wife|"
        "husband|daughter|son)|mom|mum|dad|people) [..2] (i (loved|love|am sorry|was sorry|tried)|know [..1] (i love|i loved|"
        "i am sorry|it wasnt))",
        "(sorry|forgive me|apologize|apologise) [..2] (for everything|for what i|for leaving|for doing this|for the pain|"
        "for being|i had to|i have to go|you will find me|that it has to)",
        "(please|you) forgive me",
        "(made|make|making) [my] peace with (everything|everyone|it|myself|dying|god|the world|that)",
    ),
    "giving away": (
        "(gave|give|given|giving|gifted|sold|donated|handing|handed|passed) [..3] (away|to (my|a|the) (sister|brother|"
        "friend|neighbor|neighbour|friends)) [..3] (all|my|things|stuff|belongings|everything|possessions|clothes|guitar|"
        "favourite|favorite|anymore|dog|cat|because i wont)",
        "(gave|give|given|giving|sold) (all|everything|most|my [..2] (things|stuff|belongings|possessions|clothes|"
        "records|books|jewelry|jewellery|guitar|savings|watch|ring|collection|laptop)) [..3] (away|i (own|have|had))",
        "(gave|given|giving|sold|handed|rehomed|found a new home for) [..1] my (dog|cat|dogs|cats|pets|guitar|things|stuff|car|bike|records|jewelry|watch|rabbit|bird|horse) (away|to|over|$)",
    ),
    "puts affairs in order": (
        "(passwords|password|keys|documents|papers|bank card) (are|is|lie|lies) ..4 (drawer|desk|table|envelope|safe|kitchen)",
        "(wrote|written|finished|made|updated|signed|changed|sorted|writing) [{ADV}] (my|a|the) [..1] (will|testament|"
        "funeral|letter|letters|note|notes)",
        "(everything|all|things|paperwork|affairs|papers|passwords|accounts|bills|documents) [..3] (is|are|in|has been|have been) "
        "[..2] (in order|sorted|arranged|paid off|settled|taken care of|prepared|written down|on (the|my) (desk|table))",
        "(put|putting|getting|got|sorting|settled|settling|tying|tied) [..2] (my affairs|affairs|my life|loose ends|my papers|"
        "everything) [..1] (in order|up)",
        "(planned|planning|plan|picked|chose|chosen|choose|choosing) [..1] (my|the (music|songs|song|flowers) for my) [own] funeral",
        "(paid|paying|settled) [..2] (last|all|final|remaining) [..2] (bills|debts|rent)",
        "(deleted|deleting|closed|closing|wiped|cancelled|canceled) [..1] (all|every|everything) [..3] (accounts|account|profiles|photos|"
        "appointments|subscriptions|socials)",
        "(clear|clean|clean up|cleaned|tidied|tidy|deal|cleared) [..2] (after me|up after|my room so)",
    ),
    "means": (
        "(engine|motor|car) [is|still] running",
        "(bath|bathtub|tub) is (full|running|ready)",
        "(exhaust|hose|charcoal)",
        "(twenty|thirty|forty|fifty|sixty|hundred|20|30|40|50|60|80|100) [..1] {PILLS}",
        "(have|got|bought|found|holding|hid|hiding|hidden|saved|saving|stockpil*|hoard*|collect*|count*|kept|keep|keeping|"
        "staring|stare|lining|lined|looking at|look at) [{ADV}] [..4] ({PILLS}|{WEAPON})",
        "({PILLS}|{WEAPON}|bottle) [..3] (here|ready|enough|in (my|the) (drawer|hand|bag|pocket|nightstand|closet|"
        "garage|attic|car)|under my|next to|beside|on the table|call* me|look* at me|waiting|are all|is all|out)",
        "(whole|entire|full|all the|all these|all those|too many|so many) [..2] {PILLS}",
    ),
    "place": (
        "^ [up|out|already] on (the|a) (bridge|roof|ledge|edge|tracks|balcony|railing)",
        "in the garage|in the bath|in the bathtub",
        "(stand|standing|sit|sitting|am|here|alone|walk|walking|at|climbed|went|drove|driving|waiting|stood|sat) [{ADV}] [up|out|back|by] (on|at|by|"
        "to|onto|over|near|along|beside) (the|a|this|that|my) [..2] (bridge|roof|rooftop|ledge|cliff|edge|tracks|railway|train tracks|platform|station platform|parking garage|car park|balcony|window sill|railing of|edge of|dam|pier|"
        "rails|overpass|railing|platform edge|parapet|windowsill|window ledge|viaduct|balcony railing)",
        "(edge|railing|ledge|top) of (the|a|this) [..2] (bridge|roof|building|cliff|platform|balcony|tower|car park|parking garage)",
        "(bridge|tracks|roof|cliff|train) [..3] (looks|look|calling|calls|tempting|inviting|so (high|close|easy)|one step|jump|let go)",
        "[just] one (step|jump|push) (and|away|forward|from)",
        "(look*|stare|staring) down [..3] (water|street|river|bridge|tracks|edge)",
    ),
    "soon over": (
        "time to go $",
        "(the|what little) time i have left",
        "(it|this|all|everything|pain) [..1] (will|would|wil|is going to|gonna|is|shall|soon) [{ADV}] [all] [soon] [be|finally] [be] (over|done|finished|"
        "end|ended|quiet|stop) [..1] (soon|tomorrow|tonight|by|after|then|now|for me|for good|forever|anyway|at last)",
        "(soon|tomorrow|tonight|by|after) [..3] (it|this|everything|all) [..1] (will|wil|is|would) [..2] (over|done|finished|end|stop|quiet|"
        "not matter|be peaceful)",
        "(after|by|until|on|come) (tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|my birthday|christmas|"
        "this (week|weekend)|the weekend|new year) [..4] (wont|not|nothing|no longer|none) [..3] (matter|hurt|need|be here|a problem|burden|"
        "around|exist)",
        "(wont|not) [be] [..2] (long|much longer|a burden|a problem|for long|your problem|matter|hurt) (now|anymore|any more|soon|after|longer|"
        "for anyone|to you|either)",
        "(wont|will not|not going to|not) [{ADV}] (make it|see|live to see|be alive|reach) [to|past|until|the] (christmas|morning|"
        "tomorrow|next|new|my|weekend|summer|spring|the end|another|sunrise|monday)",
        "(finally|soon|at last) [..2] (peace|free|rest|at peace|be free|no more pain|at rest|sleep forever|be with)",
        "(end|the end) (is|has) (near|come|in sight)",
        "(i will|make) [{ADV}] [make] sure of it",
    ),
    "not here": (
        "(sad|cry|grieve|mourn|upset|hurt) for a (week|while|month|bit|few)",
        "(other side|afterlife)",
        "(rest|sleep|leave|go) [..2] and (not|never) [..1] (come|wake|return|be)",
        "(will|wil|to|gonna|going to) find me",
        "(not|no longer|never) [..1] (worry|have to worry|need to worry|trouble|be troubled) [..2] (about|by|with) me",
        "(not|never|wont) [..1] (coming|come|be) back",
        "(wont|will not|not|no longer|not going to|wouldnt|dont want to) [{ADV}] be (here|around|there|alive|a burden|in your way) [..1] (anymore|any more|"
        "much longer|any longer|long|for|to|after|then|soon|by|when|$)",
        "(when|once|after|before|if) i (am|have|was|were) [{ADV}] (gone|not here|no longer here|not around|dead|left|away for good|finally gone)",
        "(want|wish|going|need|wanna|just|to|could|ready) [{ADV}] [to] [{ADV}] (disappear|vanish|fade away|dissolve|evaporate|be "
        "nothing|cease|be erased|not be|leave it all|be invisible|slip away|go away forever|go away for good|leave everything)",
        "i (will|wil|would|am going to|should|shall) [{ADV}] be (gone|dead|no more|out of your way|out of (the|their|everyones) way|far away from)",
        "(disappear|vanish|be gone|leave|go away|gone) [..3] (for good|forever|and never come back|never [to] return|from (this|the) (world|earth)|"
        "for ever|permanently|without a trace|never come)",
        "(going|leaving|go|leave) (away|somewhere) [..3] (for good|forever|where nobody|where no one|far|never|no return|nothing hurts)",
        "(world|life|things) [..3] (without me|go on without|if i (wasnt|werent|was not))",
        "(be|see|join|with|reunite*|back with) [..3] (mom|mum|dad|grandma|grandpa|mother|father|him|her|you) [..2] (in heaven|soon|again in|up there|on the "
        "other side)",
        "(take|taking|fall|going) [..2] (long|longest|final|last|eternal) (sleep|nap|rest)",
        "sleep [..3] (forever|never wake|not wake|wouldnt wake|dont wake|and stay|for good)",
        "(close|shut) my eyes [..3] (forever|never|for good|not open)",
        "(not|never|dont) [..3] (wake|waking) up",
        "(miss|missed) [me] when i am gone",
    ),
    "no one": (
        "(door|doors|bathroom|room) (is|are) [{ADV}] (locked|closed|shut)",
        "(wanted|needed|had|want|need) to (tell|say it to|write to) (someone|somebody|anyone|one person)",
        "(it is|its|so|very) (cold|dark|quiet|windy) [up|out] [here|$]",
        "(locked|bolted) [..2] (door|in|bathroom|room)",
        "(nobody|no one|noone|not anyone|no body) [..2] (home|here|around|know*|to talk|stop|can stop|will stop|find|finds|care*|"
        "notice*|help|left|miss*|would|answers|is)",
        "(dont|not|do not) know (who|whom) [..2] (talk|call|turn|tell|write|ask|reach)",
        "(everyone|everybody|family|kids|they) (is|are|am) (asleep|sleeping|away|out|gone)",
        "(home|house|flat) [..1] (alone|empty)",
        "(dont|do not|not) (tell|call|try to stop|stop|look for|come looking|come) (anyone|anybody|me|my|the police|for me|an ambulance|it)",
        "(cant|cannot|wont|nobody can|no one can|nothing can) [..1] (stop me|save me|help me|change my mind|be helped|be saved|talk me)",
        "(changed my mind|too late) (for me|now|to (help|save|stop))",
    ),
    "burden": (
        "(better|easier|best) for (everyone|everybody|them all|all of them|my family|my kids|all of us|them)",
        "{EVERYONE} [..2] (would|will|wil|id|are|is|be|d|might|could) [..3] (better|happier|easier|best|relieved|freer|glad) [..2] (off|without|if i|when i|"
        "once i) [..2] (me|gone|dead|not|disappeared|left|here|wasnt|werent|did not|didnt|was)",
        "(better|happier|easier|fine|best) [off] [..3] without me [in|around|here]",
        "(feel|am|being|just|only|become|be|such|nothing but|i) [..2] (a|like a|like|such a) (burden|dead weight|weight|waste of (space|air|oxygen|skin)|drain|"
        "mistake|nuisance)",
        "(burden|drag|weight|load) (on|to|for) (everyone|everybody|my|you|them|others|people|anyone|the)",
        "(nobody|no one|noone) [..2] (would|will) [..1] (miss|notice|care|cry|remember)",
        "(world|everyone|family|kids|life) [..3] (not need|doesnt need|dont need|does not need) me",
        "i (ruin|poison|destroy|drag) [down] (everything|everyone|everybody)",
    ),
    "no way": (
        "(tired|sick|exhausted|weary|worn out) [{ADV}] (of|from) [{ADV}] (fighting|trying|pretending|hurting|it all|the pain|being strong|people|struggling|everything|all of it)",
        "(had|have|ive had) [{ADV}] enough of (all|this|everything|it|life|the world|people|living)",
        "(no|dont see any|not any|see no|dont see a|isnt any|cant see a|cant see any|there isnt a) [other] (way out|way forward|hope|future|point|way|reason|light|"
        "exit|escape|sense|purpose) [..2] (left|anymore|any more|for me|out|to (go|keep|carry|stay|continue)|in (anything|it|going)|$)",
        "(cant|cannot|can not|could not|couldnt|dont want to|no strength to|dont have it in me to|no longer want to) [..1] (go on|do (this|it)|take (it|this)|carry on|"
        "keep going|keep doing this|keep fighting|bear (it|this)|fight|continue|hold on|hang on|stand (it|this)) "
        "[..1] [anymore|any more|any longer|like this|$]",
        "(done|through|finished) (fighting|trying|with everything|with it all|with all of it|with this world|with people|pretending|here) [$]",
        "(given|giving|gave|give) up [on] (everything|it all|life|all hope|myself|hope|for good|completely|fighting|trying)",
        "(what|whats|what is) [is] the (point|use) [of|in|anymore|any more|even|$]",
        "(there is|have|got) nothing [left] [for me|here|to (live|lose|hold|keep|stay|fight|look forward)] [left|anymore|$]",
        "only [..2] (way|thing|solution|exit|option) [..3] (out|left|me|stop (it|the pain|hurting)|remains|is)",
    ),
    "wants it to stop": (
        "(i|just|only|really) [{ADV}] want out [$|of (it|this|life|here|all)]",
        "(want|need|make|have|wish|needs|needing) [{ADV}] (it|this|the pain|everything|all of it|it all|my head|the noise|the voices|all of this|the hurting|all this) [..1] [to|would] [{ADV}] (stop|end|be over|over|go away|be quiet|finish|be done|cease)",
        "(end|stop) (the pain|this pain|the suffering|my suffering|my pain|the hurting|hurting)",
        "(only|just) want (peace|silence|quiet|rest|it quiet|an end|out)",
    ),
    "the drop": (
        "looking down",
        "(edge|railing|ledge|wrong side|other side|rim|side) [of] ..2 (balcony|bridge|roof|platform|cliff|building|tower|window|railing|rail|tracks)",
        "too close to [the] (edge|tracks|rails)",
        "legs [are|dangling|hanging|over] ..3 (over|down|edge|side|railing)",
        "(long way|so far|straight) down",
        "(look|looking|looked) down",
        "[just|only] one (step|jump|push|move)",
        "(just|could|about to|will|going to|want to|simply) (jump|let go|step off|fall)",
        "(next|last|the|a) (train|express) [..2] (comes|coming|in (a few|two|three|four|five|ten|1|2|3|4|5|10)|arrives|passes|due|soon)",
    ),
    "decided": (
        "(that|it|this) (should|will|must|ought to) [..1] (do|do it|be enough|suffice)",
        "(counted|counting) (them|it|the pills|each)",
        "(my|the) mind is made [up]",
        "(there is|no) [no] (going|turning|way) back",
        "(made up my mind|decision is made|have decided|i decided|made my decision|it is decided|made the decision|reached a decision|made a decision) "
        "!(to (quit|move|stop|buy|go|take|leave my|change|study|learn|sell))",
        "(have|got) [{ADV}] (a|my|the) plan [and|now|for (tonight|tomorrow|the end|it)|$]",
        "(know|knowing) [{ADV}] (how|when|where) i (will|would|am going to|want to|wil|have to|am gonna|need to|could) [{ADV}] (do|end|go|do it|end it|finish)",
        "(feel|am|felt|feeling) [{ADV}] [so|strangely|finally|very] (calm|at peace|peaceful|relieved) (now|since|for the first|because|about it|that|"
        "finally|with)",
        "(tonight|tomorrow|this weekend|today|friday|sunday|saturday) (is|will be|is going to be) (the|my|it) [..1] [night|day|last|time|end|final]",
        "(going|gonna|will|wil|want|ready) [{ADV}] [to] do it (tonight|today|tomorrow|now|soon|this time|for real|right|properly|$)",
        "(this time|i mean it|for real) [..3] (for real|it will work|i will do|properly|wont fail|no one|i mean)",
        "(nothing|nobody|no one) [..2] (hold*|keep*|stop*) me [here|back|anymore|any more]",
    ),
}

_FRAMINGS = {
    "fiction": (
        "(novel|novels|chapter|scene|story|stories|plot|protagonist|character|characters|hero|heroine|villain|narrator|"
        "poem|lyric|lyrics|song|songs|film|movie|series|episode|season|play|opera|musical|script|screenplay|fanfic|fanfiction|fiction|"
        "verse|chorus|ballad|tragedy|manga|anime|sitcom|documentary|podcast|author|thriller|book|books|comic|comics|drama|"
        "romeo|juliet|hamlet|ophelia|werther|karenina|bovary|shakespeare|sylvia plath|cleopatra|socrates|seneca|"
        "kurt cobain|van gogh|hemingway|virginia woolf|robin williams|track|album|quote|quotation|riddle|myth|legend|tale|"
        "screenwriter|roleplay|dnd|campaign|detective|mystery|murder mystery|whodunit)",
    ),
    "game": (
        "(game|games|gaming|level|levels|boss|bosses|respawn*|minecraft|fortnite|raid|dungeon|dungeons|quest|quests|npc|"
        "npcs|lobby|ranked|zelda|elden|souls|sims|tetris|mario|chess|checkmate|roguelike|speedrun|player|players|healer|"
        "sniper|deathmatch|multiplayer|xbox|playstation|nintendo|steam|valorant|overwatch|league|skyrim|pokemon|gta|"
        "creeper|lava|spawn|hp|fps|warcraft|counterstrike|terraria|roblox|poker|dark souls|hardcore mode|checkpoint|"
        "avatar|my tank|guild|pvp|mob|mobs|goblin*|dragon*|zombie*)",
    ),
    "slang": (
        "(lol|lmao|lmfao|rofl|haha*|hehe*|hahaha*|xd|jk|just kidding|joking|kidding|lolol|ffs|omg|smh|bruh|hihi|tbh lol|ngl lol)",
        "(if|when) i ..5 (one more|another|yet another) [..1] (meeting|email|zoom|call|spreadsheet|ad|episode|monday|powerpoint|burpee|diet|spoiler|printer|time)",
        "ugh ..2 kms",
    ),
    "past": (
        "(back in|in college|in high school|in my twenties|as a teen|during my studies|years ago|a year ago|long ago|back then|used to|when i was|in my (teens|twenties|youth|past)|at (school|university|fifteen|sixteen|"
        "seventeen|16|15|17|14)|as a (teen*|kid|child|student|young)|in (19*|2010|2012|2015|2018|2019|2020|2021|2022)|months ago|once|"
        "last year|last winter|last summer|at some point|in the past|previously|there was a time|ten years|decade ago)",
    ),
    "recovered": (
        "(changed my life|saved my life|saved me|turned my life|life is good|volunteer*|good now|fine now|okay now|well now|now i am|now life|now things|happily|healthy now|years sober|glad|happy|grateful|thankful|thankfully|better now|doing well|doing better|doing great|doing fine|today i am|recovered|healed|behind me|"
        "past that|over it|not anymore|no longer|got help|i got better|therapy helped|survived and|love my life|enjoy life|enjoy my|good place|"
        "proud|alive and|much better|so much better|years clean|clean for|moved on|feel great|things are good|"
        "life is good|these days i am|stronger|changed everything|found joy|wouldnt want)",
    ),
    "still": (
        "(again|lately|are back|came back|back again|come back|still|these days|recently|now again|returned|coming back|sometimes|some days)",
    ),
    "everyday": (
        "(doctor*|prescri*|dosage|vitamin*|antibiotic*|headache*|breakfast|with food|pharmac*|allerg*|side effect*|refill|blood pressure|flu|fever|cold medicine|"
        "migraine|reminder|remind me|every morning|twice a day|three times|after lunch|hiking|view|sunset|photo*|picture*|fishing|kayak*|tourist*|"
        "vacation|holiday*|trip|moving|new job|new flat|new apartment|bungee|construction|repair*|roofer*|cleaning the|kitchen|climbing|"
        "cook*|shav*|carpent*|sail*|knots|marie kondo|declutter*|charity shop|garage sale|decluttering|gym|dentist|conference|meeting|exam|exams|semester|"
        "party|wedding|birthday present|game night|company|project|sprint|customer*|contract|subscription|recipe|bird*|train to|"
        "ibuprofen for|back pain|surgery|hunting|cat food|flea|vet|dog food|week away|back on (monday|tuesday|wednesday|thursday|friday|sunday)|"
        "in two weeks|until monday)",
    ),
    "reported": (
        "(says|said|say|sings|singing|goes|wrote|writes|quote|quotes|shouted|groaned|yelled|joked|laughed|joking|line|lyric*|title|titled|called|named|"
        "translate|translation|what does|meaning of|mean|how do you say|who (sang|sings|wrote|said)|write|rewrite|proofread|correct this|grammar)",
    ),
    "fictional request": (
        "(write|compose|draft|continue|rewrite|summarize|summarise|translate|proofread|help me write|invent|imagine) [..5] (scene|story|poem|song|lyrics|"
        "monologue|dialogue|chapter|novel|script|haiku|limerick|play|ballad|sonnet|essay|fanfic*|obituary|eulogy|sentence|plot)",
        "in (the|my|a|this|that|our|his|her) [..2] (novel|story|book|film|movie|play|song|poem|scene|chapter|series|episode|script|show|opera|comic|manga|anime|"
        "ballad|tragedy|fanfic*|draft|screenplay)",
        "(character|hero|heroine|protagonist|villain|narrator|singer|actor|actress) ..4 (wants|says|dies|kills|killed|commits|sings|jumps|thinks|plans|decides)",
    ),
}

ENGLISH = Lexicon(
    language="en",
    slots=_SLOTS,
    stops="not never no dont wont cant didnt wouldnt isnt aint doesnt but because although though",
    blanks=_BLANKS,
    acute=_ACUTE,
    care=_CARE,
    another=_ANOTHER,
    low=_LOW,
    cues=_CUES,
    framings=_FRAMINGS,
)
