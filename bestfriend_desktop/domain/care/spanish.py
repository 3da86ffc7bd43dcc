"""Spanish: how distress is spoken of."""

from bestfriend_desktop.domain.care.lexicon import Lexicon

_SLOTS = {
    "ADV": "ya|solo|sólo|solamente|de verdad|a veces|simplemente|realmente|siempre|mucho|tanto|también|muchas veces|"
    "últimamente|todavía|otra vez|por fin|mejor|hoy|ahora|de nuevo|que",
    "QUIERO": "quiero|quisiera|querría|quería|me gustaría|desearía|deseo|ojalá|prefiero|preferiría|ganas de|necesito|"
    "espero|tengo ganas de|quiero que|mejor|dan ganas de|da ganas de|deseando|queriendo|gustaria",
    "VOY": "voy a|vamos a|estoy a punto de|pienso|planeo|decidí|he decidido|decidido|pienso en|tengo que|me voy a|"
    "esta noche|hoy|mañana|ahora mismo|este fin de semana|listo para|lista para|planeando|tengo pensado|"
    "tengo planeado|forma de|manera de|modo de|valor para|cómo|como|quiero|quisiera|necesito|lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    "ALTO": "borde|cornisa|parking|mirador|décimo piso|barandilla|acantilados|presa|puente|azotea|balcón|edificio|techo|tejado|ventana|acantilado|precipicio|viaducto|terraza|torre|barranco|piso",
    "TREN": "tren|metro|coche|camión|autobús|carro|vías|bus|tráfico|tranvía",
    "MATARME": "(tomarme|tragarme) (todas las|todos los|todo el) [..1]|matarme|suicidarme|ahorcarme|colgarme|pegarme un tiro|volarme [..2] (cabeza|sesos)|dispararme|"
    "envenenarme|ahogarme|quitarme [..2] (vida|medio)|quitarme de en medio|acabar con (mi [..1] vida|todo|"
    "mi sufrimiento|este sufrimiento|mi existencia|esto de una vez)|terminar con (mi [..1] vida|todo|mi existencia|mi sufrimiento|esto de una vez)|"
    "poner (fin|punto final|final) a (mi [..1] vida|todo|esto|mi existencia)|ponerle fin a [todo|mi|esto]|acabar conmigo|terminar conmigo|"
    "(tirarme|lanzarme|arrojarme|aventarme|saltar|echarme) [..1] (de|del|desde|por|al|a|bajo|debajo|delante|a las) [..3] ({ALTO}|{TREN}|vacío|río)|"
    "cortarme [..2] (venas|muñecas|cuello)|abrirme las venas|(tomarme|tragarme) (todas|todo|un bote|un frasco|una caja|las) [..3] [pastillas|bote]|"
    "cometer suicidio|hacerme daño de verdad|desvivirme|darme un tiro|meterme un tiro|dejarme morir|inmolarme|asfixiarme|una sobredosis",
    "ME_MATO": "me [..2] (mato|matare|mataré|suicido|suicidaré|ahorco|ahorcaré|cuelgo del|tiro (de|del|desde|al|por)|lanzo (de|del|al)|voy a (matar|suicidar|ahorcar|colgar|tirar|lanzar|quitar la vida|pegar un tiro|"
    "disparar|cortar las venas|volar|quitar de en medio|morir hoy|arrojar|aventar|envenenar|desvivir))|acabo con (mi vida|todo esto|todo)|termino con (mi vida|todo)|me quito la vida|pongo fin a (mi vida|todo)",
    "MORIR": "morir|morirme|morirse|estar muerto|estar muerta|no existir|no haber nacido|no despertar|no despertarme|dejar de existir|dejar de vivir|no estar aquí|no seguir viviendo|"
    "desaparecer para siempre|no vivir|estar bajo tierra|dormir para siempre|dormirme y no|dormir y no|que me muera|morirme de una vez|no estar vivo|no estar viva|dejar este mundo|irme de este mundo|no despertar nunca|dejar de respirar|acostarme y no",
    "CERCA": "[mi|mis|un|una|el|la|su|tu|nuestra|nuestro] [..1] (hermana|hermano|madre|padre|mamá|papá|hijo|hija|amigo|amiga|novio|novia|marido|mujer|esposa|esposo|pareja|ex|primo|prima|tía|tío|sobrino|sobrina|compañero|"
    "compañera|compa|colega|vecino|vecina|alumno|alumna|abuela|abuelo|jefe|jefa|alguien|conocido|conocida|mejor amigo|mejor amiga|profe|profesora|profesor|paciente|cuñado|cuñada|chico|chica|persona|niño|niña)",
    "MATARSE": "se hace (cortes|daño)|se haga cortes|se (suicide|mate|suicidó|suicidara|haga daño|autolesione|corta los|quite la vida)|matarse|suicidarse|suicidar|suicidio|suicida|suicidas|quitarse la vida|se (va a matar|va a suicidar|quiere morir|quiere matar|quiere suicidar|mata|suicida|corta|cortó|hace daño|autolesiona|quita la vida|tomó todas|quería matar|quiere quitar)|"
    "ahorcarse|(no|ya no) (quiere|quería|tiene ganas de) (vivir|seguir viviendo|estar aquí|seguir|estar viva|estar vivo)|quiere (morir|morirse|matarse|desaparecer para siempre)|morirse|cortarse|autolesionarse|autolesiona|autolesiones|acabar con (su vida|todo)|terminar con su vida|"
    "hacerse daño|se está cortando|tirarse (del|al|de)|estar muerto|estar muerta|cortes en|querer (morir|morirse|matarse)|desaparecer para siempre",
    "PASTILLAS": "pastillas|tabletas|píldoras|somníferos|medicamentos|medicación|medicinas|paracetamol|ansiolíticos|calmantes|bote de pastillas|frasco de pastillas|insulina|barbitúricos|antidepresivos|comprimidos",
    "ARMA": "cuerda|soga|pistola|arma|cuchilla|cuchillas|navaja|veneno|escopeta|revólver|hojas de afeitar|cúter|cutter|cinturón|cuchillo|lejía",
    "TODOS": "todos|todo el mundo|ellos|mi familia|la gente|el mundo|ustedes|vosotros|mis hijos|mis padres|los demás|mi marido|mi mujer|mi madre|mi esposa|mis amigos|ella|él|mis papás|mi pareja|todas|la familia",
    "AUTOLESION": "me (corté|corto|hago daño|hice daño|autolesiono|autolesioné|lastimo|lastimé|quemo|quemé|araño|golpeo|hago cortes|hice cortes|rajo|rajé|he cortado|he hecho daño|he autolesionado|estoy cortando|muerdo)|cortarme|autolesionarme|lastimarme|hacerme daño|hacerme cortes|quemarme|"
    "autolesion*|me (hago|hice) (sangrar|heridas)",
}

_BLANKS = {
    "idiom": (
        "me (muero|moría|morí|morí|moriré|muere|he muerto|estoy muriendo|voy a morir|podría morir) (de|por) !(pena|dolor|tristeza) [..1]",
        "(casi|por poco) [..2] (me muero|muero|me morí|me mato|me matan)",
        "(morirse|morir|morirme|muerte|morirnos|muero|muerta|muerto|muertos|muertas) (de (risa|hambre|sed|sueño|frío|calor|miedo|vergüenza|aburrimiento|cansancio|ganas|envidia|asco|rico|curiosidad|amor|la risa|celos|ansias|susto|ternura|nervios))",
        "(está|están|es|estaba|estuvo) (de muerte|para morirse|de morirse)",
        "(me|nos|te) (está|están|va a|van a|estaba|estaban|estás) (matando|matar|matan|mata)",
        "me (mata|matan|mataba|mató|matas|mataron|matará|matarían|mataría) [..2]",
        "(este|esta|estos|estas|ese|esa|el|la|los|las) [..2] [me|nos] (mata|matan|está matando|están matando) [..1]",
        "(mataría|matara|mataría) por",
        "(te|lo|la|los|las|les|le) [..1] (voy a matar|mato|mataría|mataré|quiero matar)",
        "(quiero|voy a|podría|ganas de) (matarlo|matarla|matarte|matarlos|matarlas|matar a)",
        "(prefiero|preferiría|antes) (morir|morirme|muerto|muerta|estar muerto|estar muerta) (que|antes) !(vivir|seguir|vivo)",
        "matarme (trabajando|estudiando|a trabajar|a estudiar|entrenando)",
        "me mato (trabajando|estudiando|a trabajar|a estudiar|entrenando|por)",
        "(suicidio|suicida) (político|política|económico|profesional|comercial|colectivo del equipo|deportivo)",
        "(atentado*|terrorista*|escuadrón|bomba*) suicida*",
        "(me|se|nos|le|al) [..2] (murió|muere|ha muerto|quedó) [..1] [el|la|mi] (batería|móvil|celular|teléfono|ordenador|computadora|planta|plantas|portátil|coche|tele|internet|laptop|consola|cactus|wifi|router|impresora)",
        "(batería|móvil|celular|teléfono|ordenador|computadora|planta|portátil|coche|pila|pilas|laptop|consola|router|app|motor|impresora|nevera|tele|servidor|programa) [..3] (muerto|muerta|murió|muere|muriendo|morir|colgó|cuelga|colgado|suicidó)",
        "(corté|corto|cortarme|cortar|he cortado|cortado|quemé|corte|hice daño|lastimé) [..3] (pelo|uñas|cabello|flequillo|afeit*|cocinando|cuchillo|dedo|pan|cebolla|sin querer|papel|barba|jugando|fútbol|rodilla|tobillo|corriendo|entrenando|horno|plancha|pelando|espalda|mano con|gimnasio)",
        "(afeit*|cocinando|pelando|jugando|entrenando|corriendo|planchando) [..3] me (corté|quemé|hice daño|lastimé|he cortado)",
        "(vivir|viviendo) (en|con|cerca|allí|aquí|sola|solo|juntos|lejos|del|de)",
        "(no|ya no) quiero (vivir|seguir viviendo) (en|con|cerca|aquí|allí|sola|solo|juntos|de)",
        "(tirarme|lanzarme|saltar|me tiro|me lanzo|tiré|salté) [..3] (piscina|paracaídas|trampolín|agua|parapente|bungee|sofá|cama|alberca|tirolina|puenting|mar)",
        "(terminar|acabar|poner fin) (con|a) (él|ella|mi novio|mi novia|el gimnasio|esto del|el contrato|mi pareja|la suscripción|el tabaco|este [..1] (proyecto|trabajo|informe)|esta [..1] (reunión|serie|tarea))",
        "(desaparecer|perderme|escaparme|irme) [..2] (unos días|una semana|a la playa|de vacaciones|al campo|un rato|en (la|una))",
        "(no|ya no) (estaré|estoy|voy a estar) [..3] (semana|lunes|vacaciones|oficina|viaje|hasta|mañana|martes|viernes|fin de semana|casa)",
        "(semana|lunes|mes|mañana|viernes) [..4] no (estaré|estoy|voy a estar) (en|por|hasta|de|para|disponible)",
        "(no|nunca) (vivo|puedo vivir|podría vivir|viviría) sin (mi café|mi|el|la|café|chocolate|internet|música)",
        "(dormir|dormiría|dormirme) (hasta|todo el|un|una|diez|tres)",
        "despertar (temprano|tan temprano|a las|antes|pronto)",
        "sobredosis de (azúcar|café|chocolate|series|ternura|turrón|cafeína|vitamina*)",
        "muert* (viviente*|de cansancio)",
    ),
    "denied": (
        "(no|nunca|jamás|tampoco|ni) [..1] (soy|estoy|era|me siento|tengo (ideas|pensamientos|tendencias)) [..1] (suicida|suicidas|en peligro)",
        "(no|nunca|jamás|ni) (me|quiero|voy a|pienso|pensaba|haría|querría|intento|tengo intención de|es que quiera|es que vaya a) [..2] ({MATARME}|matar|suicidar|{ME_MATO}|hacer daño|cortar|matarme|suicidarme|morir|morirme|hacerme daño|mato|mataría|suicidaría|quitaría la vida)",
        "no (voy a|pienso|quiero|haré) [..1] hacer [ninguna|una|nada] (tontería*|locura*|estupidez*|barbaridad|malo)",
        "(no|sin|nunca) [..1] (pensamientos|ideas|intención*) [..1] (suicid*|de matarme|de morir)",
        "no [..1] (quiero|quería|quisiera) (morir|morirme|estar muerto|estar muerta)",
        "(miedo|temor|pánico) (a|de) (morir|morirme|la muerte)",
        "(alegro|feliz|contento|contenta|alegra|agradecido|agradecida) [..2] no (haberme|haber|me)",
        "(no|ya no|nunca) [..1] (me (corto|autolesiono|hago daño)|autolesiono|cortarme)",
        "(llevo|hace) [..4] sin (cortarme|autolesionarme|hacerme daño)",
    ),
    "thing": (
        "(cómo|como|qué|para|puedo|quiero|hay que|tengo que) [..3] (mato|matar|elimino|eliminar|mata|acabar con|terminar|exterminar|derroto|derrotar) [..4] (proceso*|hormigas|cucarachas|mosquitos|jefe|dragón|monstruo|hongos|pulgas|malas hierbas|pulgones|moscas|ratas|ratones|gusanos|piojos|zombi*|enemigo*|jefe final|"
        "contrato|suscripción|gimnasio|programa|tarea|servidor|hilo|virus|bacterias|polillas|avispas|arañas)",
    ),
    "topic": (
        "(tasa*|índice*|estadística*|prevención|historia|causas|charla|ensayo|artículo|documental|estudio|película|libro|ley|número|trabajo|exposición|curso|clase|podcast|teoría|señales|conferencia|tesis|taller|porcentaje) [..4] (suicidio*|eutanasia|autolesion*|muerte)",
        "(suicidio|muerte) (asistid*|en (japón|españa|la adolescencia|méxico|la literatura|islandia|argentina|adolescentes))",
    ),
}

_ACUTE = {
    "means to end their life": (
        "voy a (saltar|tirarme) [ya|ahora|hoy] $",
        "me (he|habré|había) (matado|suicidado|ahorcado)",
        "(hoy|esta noche|mañana|ahora) [..2] me (tomo|trago|meto) [..1] (todas|todos) (las|los) {PASTILLAS}",
        "pienso (matarme|suicidarme|ahorcarme|tirarme)",
        "(voy a|vamos a|estoy a punto de|pienso|planeo|decidí|he decidido|decidido [a]|tengo decidido|me voy a|listo para|lista para|planeando|tengo pensado|tengo planeado|quiero|quisiera|necesito|deseo|estoy por|estoy decidid*|forma de|manera de|valor para|valor de|método para|intento|intentar|intentaré) [{ADV}] [..1] {MATARME}",
        "(esta noche|hoy|mañana|esta tarde|este (viernes|sábado|domingo|lunes|fin de semana)|ahora mismo|pronto|el (lunes|viernes|sábado|domingo)) [..5] ({MATARME}|{ME_MATO}|voy a morir|me muero)",
        "({MATARME}|{ME_MATO}) [..4] (esta noche|hoy|mañana|ahora mismo|esta tarde|pronto|el (lunes|viernes|sábado|domingo))",
        "me [..1] voy a (matar|suicidar|ahorcar|colgar|tirar (del|de|al)|lanzar (del|de|al)|quitar la vida|pegar un tiro|disparar|cortar las venas|envenenar|arrojar|aventar)",
        "{ME_MATO}",
        "(última|último) (noche|día|días|horas) [..3] (mi vida|este mundo|viv*|tierra)",
        "(hoy|esta noche|mañana) (acaba|termina|se acaba|se termina) (todo|mi vida)",
    ),
    "knows how or when": (
        "(sé|se|decidí|decidido|tengo claro|pensado|planeado|elegí|elegido|planifiqué) [..2] (cómo|cuándo|dónde|como|cuando) [..1] (y|hacerlo|lo haré|voy a hacerlo|lo voy a hacer|morir|quiero morir|lo hago|matarme)",
        "(tengo|hice) [..2] (un plan|plan|fecha|método) [..4] (matarme|suicidarme|morir|acabar|terminar|todo|vida|muerte)",
        "(plan|carta) (suicida|de suicidio)",
        "(puse|elegí|tengo|escogí|fijé|marqué) [..2] (fecha|día) [..4] (morir|muerte|matarme|irme|terminar|acabar|fin)",
        "(quiero|voy a|deseo) [..2] (suicidarme|matarme|morir|morirme) [..3] (sé|se) [..2] cómo",
        "(buscando|busqué|busco|investigando|buscado|leyendo|googleando|investigué) [..5] (matarme|suicid*|morir|formas de morir|métodos|letal*|sin dolor|quitarme)",
    ),
    "asks for means": (
        "(qué|que|dime|nombre|cuál) ..5 (pastilla|pastillas|veneno|medicamento|sustancia) ..5 (mata|mate|morir|mortal|muere)",
        "morir [..1] mientras duer*|morir dormid*",
        "(cómo|como|forma|manera|modo) ..4 (ahorcarse|matarse|suicidarse|envenenarse|colgarse)",
        "(cuál|cual|qué|que|cómo|como) ..5 (forma|manera|método|modo) ..5 (suicid*|matarse|morir|matarme|quitarse la vida|morirse)",
        "cuánto (tarda|tiempo) ..5 (morir|desangrar*|ahogar*)",
        "(cuántas|cuantas|cuánto|cuánta|cuántos|cuanto|qué|que|cuál|cuáles) ..2 ({PASTILLAS}|dosis|veneno|altura|cantidad|método*|forma|manera|gramos) ..6 (morir|mortal|letal|matarme|suicid*|muero|no despertar|matan|mata|morirme|sobreviv*)",
        "(cómo|como|de qué forma|la mejor manera de|la forma más|qué manera|la manera más|existe|hay alguna) ..6 ({MATARME}|matarme|suicidarme|morir sin|morir rápido|morirme sin|morir rápidamente|morir sin que)",
        "(morir|matarme|suicidarme) ..2 (sin dolor|rápido|sin sufrir|sin que duela|rápidamente|pacíficamente)",
        "(dosis|cantidad) (letal|mortal)",
        "(altura|alto) ..4 (para morir|morir|mortal|matarme)",
    ),
    "has the means at hand": (
        "(tengo|compré|junté|guardé) [..1] suficientes {PASTILLAS}",
        "({PASTILLAS}|{ARMA}) en (la|mi|una) mano",
        "(compré|conseguí|encontré|he comprado|pedí|guardé|tengo) [{ADV}] (la|las|el) (soga|cuerda|pistola|cuchillas|pastillas|arma|veneno) !(para (escalar|la|el|tender)|de la tensión|del médico)",
        "(tengo|compré|conseguí|guardé|junté|he juntado|estoy con|sostengo|agarré|acumulé|he guardado|saqué|robé) [..4] ({PASTILLAS}|{ARMA}) [..4] (delante|enfrente|en la mano|en las manos|en la mesa|preparad*|list*|al lado|aquí|conmigo|en mi mano|en mis manos|junto a mí|suficientes|cargada|al cuello|en la cama|contadas)",
        "({PASTILLAS}|{ARMA}) [..3] (delante de mí|enfrente de mí|en la mano|en las manos|a mi lado|preparad*|list*|en mi mano|en mis manos|cargada|frente a mí|atada|me esperan|alrededor del cuello|sobre la mesa|bastan|junto a mí)",
        "(delante|enfrente|al lado|en la mano) [..3] tengo [..3] ({PASTILLAS}|{ARMA})",
        "(juntando|guardando|acumulando|coleccionando|ahorrando|juntado|guardado|juntado) [..3] {PASTILLAS}",
    ),
    "has just done it": (
        "(tomé|tomado|hice|tomarme|tomando) [..1] una sobredosis",
        "un (frasco|bote|blíster) entero",
        "(frasco|bote|caja) enter* de [..1] (pastillas|somníferos|medicamentos)",
        "(tomé|tomado|tragué|tragado|tomarme|tragarme|ingerí|bebí|comí|tomando) [..2] (todo|todas|todos|toda|un bote|un frasco|una caja|muchas|un montón|el bote|el frasco|la caja|veinte|treinta|demasiadas|medio) [..5] (pastillas|bote|frasco|caja|había|tenía|somníferos|encontré|medicamentos|medicinas|ansiolíticos|botiquín|casa|quedaban|$)",
        "(acabo de|ya) [..1] (tomarme|tragarme|tomé|tragué|cortarme|beberme) [..3] (todo|todas|pastillas|las venas|lejía|veneno|frasco|bote|caja)",
        "me [..1] (corté|abrí|cortado|abierto|rajé) [..1] las (venas|muñecas)",
        "(sangr*) [..6] (corté|cort*|para|parar|mucho|deja)",
        "(corté|cortes|corte) [..6] (sangr*|profundo|no para)",
        "no puedo (parar|dejar) de (cortarme|hacerme daño|sangrar)",
        "sobredosis [..3] (tomé|acabo|me)",
    ),
    "wrote a farewell letter": (
        "cuando (alguien|él|ella|ustedes|tú) (lea|lean|leas|encuentre|encuentren) (esto|este mensaje|esta carta) __5 (tarde|muert*|no estaré|habré)",
        "cuando (leas|lean|leáis|lea|encuentren|encuentres) (esto|este mensaje|esta carta) __6 (no estaré|me habré ido|muert*|no esté|habré|ya no)",
        "(carta|cartas|nota|notas|mensaje|video) [..1] (de despedida|de suicidio|suicida|de adiós|para despedirme)",
        "(última|últimas) (carta|palabras|nota) [..3] (escrib*|para|a)",
        "(escribí|escrito|dejé|dejo|dejado) [..2] (cartas|carta|nota) [..3] (para mi|a mi|para mis|a mis|despid*|para todos|mi familia|adiós)",
    ),
}

_CARE = {
    "wishes to be dead": (
        "(nunca|no) [..1] (pedí|pedi|quise) [..1] nacer",
        "(ojalá|espero) [..4] (mi|el) último (día|noche)",
        "(mañana|esta noche|desde mañana) [..2] no (estaré|voy a estar) [..1] (aquí|viv*|$)",
        "(vivir|vivo) o (morir|morirme|muero)",
        "ya [..1] (estoy|estuviera) muert*",
        "como si [..1] (estuviera|estuviese) muert*",
        "(por qué|porqué) no (puedo|me puedo|podía) [..2] (morir|morirme|desaparecer|estar muert*)",
        "(quiero|quisiera) (irme|estar|reunirme) con (él|ella|mi (papá|mamá|padre|madre|abuela|hijo|hija)) [$|en el cielo|donde]",
        "(decepción|decepciona|triste|rabia|decepcionad*) [..3] (despertar|despierto|despertarme)",
        "{QUIERO} [{ADV}] [..1] {MORIR}",
        "me [..1] (quiero|quisiera|quería|gustaría|querría) [{ADV}] (morir|morirme|estar muerto|estar muerta)",
        "(ojalá|quisiera|desearía|espero|deseo|rezo|quiero) [..4] (muriera|muriese|muera|me muriera|estuviera muert*|estuviese muert*|nunca hubiera nacido|no hubiera nacido|no haber nacido|no existiera|no despertara|no despertarme|no me despertara|no despierte|me matara|me atropell*|no estuviera|no existir|estar muert*|dejara de existir|me mate|"
        "nunca haber nacido|un cáncer|desapareciera)",
        "(mejor|preferible|más fácil|alivio|descanso|tranquilo) [..4] (muerto|muerta|morir|morirme|me muriera|no haber nacido|estuviera muert*|no existir|no existiera|muriera|muriese)",
        "(nunca|no) [..2] (haber|hubiera|debí|debería|debía) [..1] (nacido|nacer)",
        "(merezco|merecía|merezca) [..1] (morir|morirme|la muerte|estar muert*)",
        "(si|cuando) [..1] (me muriera|muriera|me muero|muero|desapareciera|me matara|no existiera|no estuviera|me fuera|muriese|estuviera muert*) [..5] (nadie|alguien|importar*|daría|notar*|llorar*|echar*|extrañar*|mejor|cuenta)",
        "(nadie|alguien|quién|a nadie) [..5] si [..2] (muriera|muero|desapareciera|matara|existiera|estuviera|desaparezco|muriese)",
        "(deseo|deseos|ganas) [..1] de (morir|morirme|no existir|no vivir|no despertar|estar muert*)",
        "(la muerte|morir|estar muert*) [..2] (sería|es|parece|suena) [..2] (alivio|solución|salida|mejor|descanso|única|único|paz)",
        "(dormir|dormirme|acostarme|cerrar los ojos) [..3] (no|nunca) [..2] (despertar*|abrirlos|volver a despertar)",
        "no (despertar*|volver a despertar) [..1] (nunca|jamás|más|mañana)",
        "(esperando|esperar|lista para|listo para|espero) [..1] (la muerte|morir|a morir|morirme)",
    ),
    "does not want to live": (
        "(no aguanto|no soporto) [más] (esta vida|vivir|la vida)",
        "(odio) mi vida __4 (acabe|termine|acabar|terminar|fin)",
        "(nada|nadie) por (qué|quien|lo que) vivir",
        "no puedo seguir viviendo [así]",
        "no [me] (veo|imagino) [..2] (futuro|porvenir) [..1]",
        "(no (hay|veo|tengo)|sin) [ningún] futuro (para mí|$)",
        "(no|sin|se me acabaron) [..2] (razones|motivos|fuerzas) para (seguir|vivir|continuar|levantarme|estar)",
        "(no|ya no|nunca|tampoco) [..2] (quiero|quisiera|quería|deseo|tengo ganas de|me apetece|puedo|soporto|vale la pena|merece la pena|aguanto|sé para qué|me dan ganas de|me interesa) [{ADV}] [..1] (vivir|seguir viviendo|seguir viva|seguir vivo|existir|estar viva|estar vivo|estar aquí|seguir con vida|despertar*|seguir existiendo|"
        "estar en este mundo|la vida|vivo|viva|seguir con esta vida|estar en esta vida|seguir aquí|esta vida)",
        "(ninguna|ningún|sin|no hay|no tengo|perdí|perdido|qué|no veo|no encuentro|no le encuentro|no le veo|nada) [..3] (razón|razones|motivo|motivos|sentido|ganas|propósito|fuerzas) [..2] (de|para|a|en|por) [..2] (vivir|seguir viviendo|la vida|seguir|vivo|viva|existir|levantarme|seguir adelante|que vivir|mi vida|esta vida|la existencia|estar)",
        "(cansado|cansada|harto|harta|aburrido|cansé|hasta las narices|cansa) [..1] de (vivir|la vida|existir|estar viv*|esta vida|mi vida|seguir viv*)",
        "(mi vida|la vida|vivir|esta vida) [..2] (no|ya no|carece) [..2] (sentido|vale|valor|merece|sirve|tiene|de sentido)",
        "(para qué|por qué|pa qué|porque|porqué|de qué sirve) [..2] (vivo|vivir|sigo viv*|seguir viv*|seguir viviendo|existo|estoy viv*|seguir con vida|estoy en este mundo|nací)",
        "(odio|detesto|aborrezco|no soporto) (vivir|estar viv*|mi existencia|existir|seguir viv*|haber nacido)",
        "(dejar|irme de|abandonar|salir de|marcharme de) (este|esta) (mundo|vida)",
        "(se me han quitado|se me quitaron|perdí|perdido|he perdido) [..2] ganas de (vivir|todo vivir|seguir viv*)",
    ),
    "a burden to all": (
        "no [..2] (seré|sería|ser) (un problema|una carga|un estorbo|una molestia) (para|a) (nadie|ustedes|vosotros|todos|mi|ti)",
        "nadie (va a|me va a|iba a) (extrañar|echar de menos|llorar) [..3]",
        "no [..1] (tendrán|tendréis|tendrás) que preocup* por mí",
        "(si|y si) [yo] [me] [no] [..1] (muriera|muriese|desapareciera|desapareciese|matara|despertara|existiera|estuviera muert*|estuviera aquí|muero mañana) !(unos|en el|una semana)",
        "(quién|nadie|alguien|cuántos) ..4 (a|en) mi (funeral|entierro|tumba|velorio)",
        "(nada|qué|quién) [..1] cambiaría si [..3]",
        "(se olvidarían|olvidarían|superarían|librarse|libres|descansarían) [..2] (de mí|sin mí|si me|si no)",
        "fuera [..1] una carga menos",
        "{TODOS} [..1] (estarían|estaría|estarán|estaríais|serían|sería|vivirían|estarías|vivirían|estará) [..2] (mejor|más felices|más feliz|más tranquilos|felices|aliviados|más tranquila|tranquilos) [..1] (sin mí|si no|si me|si yo|cuando no|cuando me|sin mi)",
        "(mejor|más felices|más feliz|tranquilos|felices) sin mí|(estarían|estaría) [..2] sin mí",
        "(nadie|quién) [..2] (extrañaría|extrañará|echaría de menos|echará de menos|notaría|lloraría|va a extrañar|iba a extrañar|echarían de menos|va a echar|daría cuenta|se enteraría|lloraría por mí)",
        "(soy|siento|ser|sido|siento que soy|sentirme) [..2] (una carga|un estorbo|un peso|una molestia) [..1] (para|de|a) [todos|mi|mis|ellos|los|ustedes|todo|la]",
        "(mundo|vida|familia) [..3] (seguiría|sería|mejor|estaría) [..2] sin mí",
    ),
    "wants it over for good": (
        "(quiero|quisiera|necesito|ojalá|deseo) [{ADV}] [..1] que todo [esto|{ADV}] [..1] (se acabe|acabe|termine|se termine|pare|se detenga|acabara|terminara|desaparezca|se acabara)",
        "(ojalá) todo [..1] (acabara|terminara|se acabara|se terminara|parara)",
        "(no (veo|hay|encuentro|le veo|tengo)|sin) [..1] (salida|escapatoria) [..1]",
        "(desaparecer|irme|dormir|descansar|marcharme|desvanecerme|esfumarme) [..1] (para siempre|y no volver|eternamente|por siempre|definitivamente|del mundo|de este mundo|de la faz)",
        "(no|ni) [..2] (llegar|llego|llegaré|estaré|veré|pasar|pasaré) [..3] (navidad|cumpleaños|fin de año|año que viene|verano|próximo|semana que viene vivo)",
        "(que|quiero) [..3] (acabe|termine|acabar|terminar|pare) [..2] (para siempre|de una vez por todas|de una vez y para siempre)",
    ),
    "thinks of suicide": (
        "me (he despedido|despedí|estoy despidiendo) de (todos|mi familia|mis hijos|todo el mundo)",
        "mi propio (funeral|entierro)",
        "(suicidio|muerte) __4 (cabeza|mente)",
        "(cuando|mañana|hasta que) [..2] (me encuentren|encuentren mi cuerpo|me van a encontrar)",
        "{MATARME}",
        "(pensamientos|ideas|impulsos|ideación|tendencias|instintos|ganas) [..1] (suicidas|suicida|de suicidio|de muerte|de matarme|de suicidarme)",
        "(pienso|pensando|pensé|pensar|pensado|sueño|soñando|imagino|imaginando|fantaseo|fantaseando|idea|obsesion*|planteado|planteo|cabeza|rondando|ronda|mente) [..5] (morir|morirme|muerte|suicid*|matarme|quitarme|desaparecer para siempre|no despertar|estar muert*|tirarme|mi funeral|mi entierro|mi muerte|no existir|no estar viv*)",
        "(muerte|suicidio) [..4] (cabeza|mente|salida|solución|opción|única|ronda)",
        "(intenté|intentado|traté|tratado|intento) [..3] ({MATARME}|suicid*|matarme)",
        "(intento|intentos) de suicidio",
        "(voz|voces|cabeza) [..5] (me mate|me muera|matarme|que salte|morir|me corte|suicide)",
        "soy suicida|estoy suicida|me siento suicida|suicida otra vez",
    ),
    "hurts themselves": (
        "me (hago daño|autolesiono|lastimo|corto|hago cortes|quemo) (con|los|las|el|la|a propósito|a escondidas|en) !(pelo|uñas|cabello|barba|flequillo|dedo)",
        "{AUTOLESION} [..5] (otra vez|anoche|ayer|cuando|para|brazos|brazo|piernas|pierna|muñeca|muñecas|muslos|desde|a propósito|de nuevo|sentir|siempre|porque|todos|cada|hoy|a escondidas|piel|aliviar|sangr*|adrede|hace|a mí mism*)",
        "(volví a|vuelvo a|empecé a|he vuelto a|otra vez|ganas de|necesito|quiero|sigo|impulso de|he empezado a|dejar de|recaí) [..3] (cortarme|autolesionarme|hacerme daño|lastimarme|quemarme|cortándome|haciéndome daño|me corté)",
        "me [..1] (autolesiono|autolesioné|he autolesionado)",
        "(me) (hago|hice) (cortes|daño a propósito|heridas)",
    ),
}

_ANOTHER = {
    "worries about another": (
        "{CERCA} __9 {MATARSE}",
        "(dice|dijo|escribió|escribe|amenaza|cuenta|me dijo|me dice|habla de|hablaba de|dicho|publicó|mandó) __6 {MATARSE}",
        "(miedo|preocupa|preocupad*|ayudar|ayudo|qué hago|qué digo|temo|creo|sospecho|ayuda) __7 {MATARSE}",
        "(amigo|amiga|hermano|hermana|hijo|hija|novio|novia|madre|padre|persona) suicida",
        "{CERCA} __3 (tomó|tragó|se ha tomado|se tragó|se tomó) __3 (pastillas|todas|frasco|bote)",
    ),
}

_LOW = {
    "low": (
        "(me siento|estoy|siento|sentirme|sintiendo|me encuentro|ando|soy) [..3] (vacío|vacía|sin esperanza|inútil|deprimid*|triste|sol|solo|sola|perdid*|rot*|desesperad*|hundid*|agotad*|abrumad*|mal|fatal|fracasad*|un fracaso|una fracasada|destrozad*|"
        "ansios*|angustiad*|desanimad*|quemad*|sin fuerzas|sin ganas|bajón|derrotad*|infeliz|culpable|desbordad*|hech* polvo|una carga|una mierda|sin energía|acabad*)",
        "(nada|ya nada) [..2] (alegra|importa|sentido|ilusiona|divierte|motiva|ayuda|satisface|gusta)",
        "(llorar|lloro|llorando|lloré|llanto|lágrimas|llora)",
        "(no puedo|ya no puedo|no aguanto|no soporto) [..1] (más|dormir|seguir|con todo|levantarme|respirar|dejar de)",
        "(todo) [..2] (demasiado|supera|abruma|mal|viene encima|negro|oscuro|pesa)",
        "(me odio|odio mi vida|me detesto|me doy asco|odio mi cuerpo)",
        "(nadie|a nadie) [..2] (quiere|entiende|importa|importo|escucha|necesita|llama|ama|ve|extraña)",
        "(murió|falleció|funeral|fallecido|duelo|perdí a|perder a|entierro|se fue para siempre)",
        "(ruptura|me dejó|divorcio|me abandonó|separación)",
        "(ataque* de (pánico|ansiedad)|ansiedad|depresión|deprimid*|soledad|desesperación|angustia|burnout)",
        "(no sirvo|no valgo|fracaso|fracasado|no hago nada bien|todo lo hago mal)",
        "(echo|extraño) [..1] (de menos|mucho|tanto)",
        "(mala|mal|difícil|horrible|dura) (racha|época|día|semana|noche|temporada)",
        "sin (esperanza|ganas|fuerzas|futuro|salida)",
        "no (veo|hay) [..2] (futuro|salida|sentido|esperanza|luz)",
    ),
}

_CUES = {
    "thanks": ("(gracias|agradec*) [..1] por (todo|haber|escucharme|estar)",),
    "asks to look after": (
        "(cuiden|cuida|cuide|cuidad|abracen|consuelen) [..1] a (mis|mi) (padres|mamá|madre|papá|padre|hermana|hermano|hijos|familia|abuela|esposa|mujer)",
        "(cuiden|cuida|cuide|cuídame|cuidad|cuídenme|encárgate|quédate con|ocúpate|cuidar) [..2] (perro|gato|hijos|hija|hijo|mamá|madre|plantas|mascota|perra|gata|hermana|hermano|niños|abuela|padre|familia)",
        "(quién|alguien) [..3] (cuide|quede con|cuidará|cuidar) [..3] (perro|gato|hijos|plantas|cosas)",
    ),
    "no longer needs": (
        "(no|ya no) [..2] (necesitar|necesitaré|necesito|hará falta|hacen falta|voy a necesitar|servirá|necesite) [..1]",
    ),
    "letters": (
        "(nota|carta|cartas) (está|están) [..1] (escrit*|list*|en la)",
        "(dejé|dejo|escribí|dejado|escrito) [..5] (carta|cartas|nota|notas)",
        "(escribí|escrito|dejé|dejo|dejado|terminé|terminado|están|escritas) [..2] (carta|cartas|nota|notas|testamento|contraseñas|sobre|sobres)",
        "(cartas|carta|nota|testamento) [..3] (escrit*|list*|dejé|mesa|terminad*)",
    ),
    "plain goodbye": ("(adiós|adios) [$]",),
    "goodbye": (
        "(adiós|adios) [..1] (a todos|para siempre|mundo|amig*|mi)",
        "(despedirme|despedida|me despido|despido) [..2]",
        "(última|último) (vez|mensaje|conversación|noche|charla)",
        "(no|nunca) [..3] (volver a|volveremos a|vamos a|volverás a) [..1] (hablar|ver|saber|escribir|vernos|hablarnos|verme)",
        "(dile|díganle|decile|diles|decidle|decirle) [..6] (quiero|quise|quería|amo|amé|siento|perdón|culpa)",
        "(perdón|perdóname|perdónenme|perdonadme|lo siento|disculpen) [..2] (por todo|todo|a todos|mamá|por lo que|por irme|por hacer)",
        "(recuérdenme|recuérdame|acuérdense de mí|no me olviden)",
    ),
    "giving away": (
        "(regalé|regalando|regalado|doné|repartí|di|he regalado|vendí|regalo|donado|he dado) [..3] (todo|todas|mis|mi) [..2] (cosas|ropa|perro|gato|libros|guitarra|pertenencias|ahorros|discos|reloj|joyas|muebles|$)",
    ),
    "puts affairs in order": (
        "(todo|papeles|cosas|asuntos|cuentas) [..3] (en orden|arreglad*|list*|preparad*|pagad*|ordenad*|resuelt*|organizad*)",
        "mi (funeral|entierro|testamento)",
        "(borré|cerré|eliminé|cancelé) [..2] (cuentas|redes|perfiles|todas|todo)",
    ),
    "means": (
        "(veinte|treinta|cuarenta|cincuenta|cien|20|30|40|50|60|100) [..1] {PASTILLAS}",
        "(tengo|compré|guardo|escondí|junté|conseguí|miro|mirando|hay|veo|cuento|contando|encontré) [..4] ({PASTILLAS}|{ARMA})",
        "({PASTILLAS}|{ARMA}) [..4] (aquí|cajón|suficientes|list*|cerca|mesa|bolsillo|guardad*|escondid*|llaman|mesilla|armario)",
    ),
    "place": (
        "(estoy|sentad*|parad*|subí|camino|voy|fui|asomad*|de pie|en|aquí|llegué|subido|subida) [..3] (puente|azotea|vías|borde|balcón|acantilado|tejado|cornisa|andén|precipicio|techo|barandilla|ventana abierta|viaducto|barranco)",
        "borde (del|de la|de un)",
    ),
    "the drop": (
        "mirando (hacia abajo|abajo|al vacío)",
        "(borde|barandilla|cornisa|filo) [..3] (azotea|puente|balcón|edificio|tejado|andén|acantilado|terraza|vías|ventana)",
        "piernas [..2] (colgando|fuera)",
        "(miro|mirando|miré) [..2] (abajo|vacío|hacia abajo|el agua|el suelo)",
        "(un paso|un salto|solo saltar|basta un)",
        "(saltar|soltarme|tirarme|dejarme caer)",
        "(tren|metro) [..3] (viene|llega|pasa|minutos|próximo)",
    ),
    "soon over": (
        "(mañana|pronto|esta noche|hoy|viernes|lunes|domingo|sábado|después|por fin|ya|luego) [..4] (todo|esto) [..1] (habrá|habrá|estará|se|va a) [..2] (terminado|acabado|acaba|acabará|termina|terminará|acabar|terminar)",
        "(todo|esto) [..2] (acabará|terminará|se acaba|se termina|habrá terminado|habrá acabado|se acabó|va a terminar|va a acabar) [..1]",
        "(ya|pronto|después|entonces) [..2] (nada|no) [..2] (dolerá|importará|importa|duela|sufrir|molestar*|doler)",
        "(falta poco|queda poco|no falta mucho|ya casi)",
        "(por fin|al fin|pronto) [..2] (paz|descans*|libre|tranquil*|dormir)",
    ),
    "not here": (
        "(ya no|no) (estaré|volveré|voy a volver|regresaré|vuelvo)",
        "no [..1] (preocupar*|preocupéis|preocupen) [..2] (por mí|más)",
        "(no|ya no) [..2] (estaré|estar|esté|voy a estar|estaría|existiré) ",
        "(cuando|si) [..2] (ya no|no) (esté|estoy|estuviera|exista)",
        "cuando [..1] (me vaya|me haya ido|muera|no esté)",
        "(quiero|quisiera|gustaría|ganas de|necesito|ojalá) [..2] (desaparecer|desvanecerme|esfumarme|no estar|ser invisible|irme lejos|dejar de estar|desapareciera)",
        "(no|nunca) [..1] (despertar*|despierte)",
        "(reunirme|estar|encontrarme|irme) con [..2] (cielo|papá|mamá|abuela|abuelo|él|ella) ",
        "(dormir|descansar) [..1] (para siempre|eternamente)",
    ),
    "no one": (
        "(puerta|baño|habitación) [..1] [está|esta] (cerrad*|con llave|trancad*)",
        "(quería|necesitaba|quiero|necesito) [..1] (decírselo|decirle|contárselo|contarle) a (alguien|una persona)",
        "(hace|tengo) [mucho] frío",
        "(está|todo) (oscuro|en silencio)",
        "no [..1] (intenten|intentes|traten) [..1] (detener*|parar*)",
        "(nadie|no hay nadie) [..3] (casa|sabe|aquí|hablar|detener*|ayudar*|para|encontr*|parar|puede|podrá|impedir*|va a)",
        "no sé [..2] (con quién|a quién)",
        "(todos) [..1] (duermen|dormidos|se fueron|fuera)",
        "(sola|solo) en casa",
        "(no (le digas|llames|avises|busquen|busques|digan))",
        "(nada|nadie) [..1] me (detiene|retiene|para|ata)",
        "(demasiado tarde|no hay vuelta atrás)",
    ),
    "burden": (
        "(mejor|más fácil) para (todos|ellos|mi familia)",
        "(carga|estorbo|peso muerto|molestia|lastre) [..2]",
        "(sobro|estoy de más|no le hago falta|nadie me necesita|no hago falta)",
    ),
    "no way": (
        "(cansad*|hart*) de (luchar|pelear|fingir|todo|intentar*|sufrir|ser fuerte)",
        "(no|ninguna|sin) [..2] (salida|futuro|esperanza|solución|sentido|remedio)",
        "(no puedo|ya no puedo|no aguanto|no soporto|no doy) [..1] (más|seguir|así)",
        "(me rindo|me he rendido|tiré la toalla|me rendí|no quiero seguir|no quiero luchar)",
        "(única|único) [..1] (salida|forma|manera|solución|opción)",
        "(nada|todo) [..2] (sentido|vale|igual|merece|perdido)",
    ),
    "wants it to stop": (
        "(quiero|quisiera|necesito|ojalá|solo|que) [..4] (acabe|termine|pare|acabara|terminara|se detenga|acabase|acabe ya|parar)",
        "(acabar|terminar) con (este|el|mi) (dolor|sufrimiento)",
        "(dejar de|no) (sufrir|sentir)",
    ),
    "decided": (
        "(con eso|eso|esto) (bastará|basta|será suficiente|debería bastar|alcanza|alcanzará)",
        "(las|los) (conté|he contado)",
        "(decisión|decidido|decidí) [..2] (tomada|tomé|está|todo|ya|$|firme)",
        "tengo (un|el|mi) plan",
        "sé [..2] (cómo|cuándo|dónde|qué) [..2] (hacer|haré|hacerlo)",
        "(estoy|me siento) [..2] (tranquil*|en paz|en calma|calmad*|aliviad*) [..1]",
        "(esta noche|mañana|hoy|el viernes|el domingo|este fin de semana) (es|será) (el día|la noche|mi último|mi última)",
        "(lo (haré|voy a hacer|hago)) [..2]",
        "esta vez (sí|no|va en serio|de verdad)",
    ),
}

_FRAMINGS = {
    "fiction": (
        "(novela|capítulo|escena|cuento|historia|personaje|protagonista|héroe|heroína|poema|canción|película|serie|episodio|temporada|obra|ópera|guion|guión|letra|verso|estribillo|tragedia|anime|manga|autor|libro|cómic|narrador|villano|romeo|julieta|karenina|"
        "werther|hamlet|lorca|bolero|tango|cita|relato|teatro|telenovela|documental|disco)",
    ),
    "game": (
        "(juego|videojuego|nivel|jefe final|partida|minecraft|fortnite|consola|jugando|jugador*|zelda|ajedrez|enemigo*|mazmorra|rol|playstation|xbox|nintendo|pantalla|boss|vidas|granada|gta|respawn*|equipo rival|pokemon|lol ranked)",
    ),
    "slang": ("(lol|jaja*|jeje*|xd|xdd|jajaja*|broma|es broma|lmao|haha*)",),
    "past": (
        "(hace (años|tiempo|mucho|un par de años)|hace [..1] años|antes|de adolescente|cuando (era|tenía)|en (aquel|el) (entonces|pasado|instituto)|en su momento|el año pasado|una época|de joven)",
    ),
    "recovered": (
        "(cambió la vida|salvó la vida|feliz|contento|contenta|alegro|agradecid*|estoy bien|mejor ahora|ahora estoy bien|recuperad*|superado|superé|por suerte|terapia|orgullos*|amo la vida|disfruto|gracias a dios|estoy mejor|quedó atrás|salí adelante|doy gracias|me alegro)",
    ),
    "still": (
        "(otra vez|de nuevo|últimamente|todavía|aún|vuelve*|volvieron|volvió|a veces|sigue|han vuelto|ha vuelto)",
    ),
    "everyday": (
        "(médico|doctora|doctor|receta*|farmacia|dosis diaria|desayuno|dolor de cabeza|tensión|fiebre|gripe|alergia|vitamina*|antibiótico*|recuérdame|recordatorio|cada ocho|después de comer|veterinari*|vistas|turismo|foto*|vacaciones|viaje|mudanza|mudo|piso nuevo|nuevo trabajo|reunión|examen|fiesta|boda|"
        "hasta mañana|hasta luego|nos vemos|hasta pronto|cumpleaños de|mercadillo|segunda mano|escalad*|pesca|cocina|receta|proyecto|trabajo de|curso|triana|paseo|excursión|obras|arreglando|gimnasio|migraña|resfriado|partido|oficina|fin de semana fuera|con la comida|con el desayuno)",
    ),
    "reported": (
        "(dice|dijo|canta|letra|canción|título|significa|traduce|traducir|escribe|corrige|frase|cita|gritó|bromeó|riendo|rió|se llama|se titula|grupo)",
    ),
    "fictional request": (
        "(escribe|escríbeme|redacta|inventa|traduce|continúa|resume|corrige|ayúdame a escribir|hazme) [..4] (escena|cuento|historia|poema|canción|diálogo|monólogo|capítulo|novela|guion|guión|frase|ensayo|relato|obra)",
        "en (la|el|mi|una|un|esta|este|su) [..2] (novela|cuento|historia|película|serie|libro|canción|poema|escena|obra|capítulo|episodio|ópera|manga|anime|guion|tragedia|relato|telenovela)",
        "(protagonista|personaje|héroe|heroína|villano|cantante|narrador|actor|actriz) ..4 (quiere|se|muere|mata|dice|salta|suicida|suicidar)",
    ),
}

SPANISH = Lexicon(
    language="es",
    slots=_SLOTS,
    stops="no nunca jamás tampoco ni pero porque aunque sino",
    blanks=_BLANKS,
    acute=_ACUTE,
    care=_CARE,
    another=_ANOTHER,
    low=_LOW,
    cues=_CUES,
    framings=_FRAMINGS,
)
