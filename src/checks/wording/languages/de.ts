import {gap, ofKind, words, type CertaintyWords, type Words, type WordingTable} from '../table.ts'

/*
 * German. Compounds are whole words here, so patterns allow for what may stand before or after a stem. Verbs may be
 * divided ("setzen Sie ab"), and "nicht" may stand at the end.
 */

const ail =
  '(?:(?:\\p{L}*(?:schmerz(?:en|es)?|beschwerden?|verspannung(?:en)?|leiden|probleme?n?|krankheit(?:en)?|erkrankung(?:en)?|entzündung(?:en)?|steifheit|krämpfen?|verletzung(?:en)?|symptomen?|blockaden?|weh|qualen?|störung(?:en)?))|ischias|arthrose|rheuma|migräne|hexenschuss|bandscheiben\\p{L}*|krebs|diabetes|depressionen?|rücken|nacken|verhärtungen|stress|ursachen?|pein)'
const medicine =
  '(?:\\p{L}*(?:medikamente?n?|medikation|arznei(?:en|mitteln?)?|senkern?|hemmern?|tabletten?|pillen?|schmerzmitteln?|blutverdünnern?|mitteln?|medizin|rezepte?|spritzen?|antibiotika|cortison|kortison|insulin|dosis|therapien?|behandlung)|ibuprofen|paracetamol|aspirin|chemo|marcumar)'
const doctor =
  '(?:\\p{L}*(?:arzt(?:es|besuchs?|termins?|praxis)?|ärzt(?:e|en|in|innen|lich\\p{L}*)|krankenhaus|klinik|notaufnahme|notarzt|notruf|operation(?:en)?|orthopäde[n]?|spezialisten?|untersuchung(?:en)?|diagnose|praxis|mediziner[n]?|schulmedizin|facharzt|neurologe[n]?|op)|112)'
const therapy =
  '(?:\\p{L}*massagen?|\\p{L}*therapien?|\\p{L}*behandlung(?:en)?|wärme|sitzung(?:en)?|methoden?|technik(?:en)?|übung(?:en)?|dehnung(?:en)?|dehnen|anwendung(?:en)?|öle?|sie|es|das|die|diese|wir|er|griffe?|kneten|\\p{L}*kissen|hände)'
const number =
  '(?:\\d+(?:[.,]\\d+)?|ein(?:e|en|er)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|dreißig|hundert|halbe[nrs]?|paar|einige)'
const signs =
  /(?:taubheit\p{L}*|\btaub\p{L}*|kribbel\p{L}*|\bblase\b|\bdarm\b|inkontinen\p{L}*|\bfieber\b|gewichtsverlust|abnehm\p{L}*|nachtschweiß|lähmung\p{L}*|gelähmt|schwäche|\bschwach\p{L}*|brustschmerz\p{L}*|zwischen den beinen|wasserlassen|urin|atemnot|sturz|unfall|geschwollen\p{L}*)/iu

const cure: readonly Words[] = [
  {
    find: words(
      `für immer|ein für alle ?mal|kein\\p{L}* ${ail},? (?:der|die|das) ${gap(7)}(?:standhielte|standhält|widersteht)|kennt ${gap(1)}kein\\p{L}* (?:\\S+ ){0,3}mehr|(?:knorpel|bandscheiben?|nerven?|gelenke?|wirbelsäule) ${gap(7)}(?:baut|bauen|wächst|wachsen|regenerier\\p{L}*|erneuer\\p{L}*|nach|wieder auf)|${ail.replace('(?:(?:', '(?:\\p{L}*steife|(?:')} ${gap(5)}(?:restlos|vollständig|komplett)|(?:lässt|lassen) ${gap(4)}(?:schmelzen|verschwinden)|schmelzen lässt`,
    ),
  },
  {
    find: words(
      '(?:ge)?heil(?:t|te|ten|en|st|end|ende[nrs]?|bar)|ausgeheilt|auskurier(?:t|en)|kurier(?:t|en|te)|heilung (?:von|für|garantiert|bei|aller|des|der|ihrer|deiner)|(?:\\p{L}*heil|wunder|allheil|selbst)mittel (?:gegen|für)|allheilmittel|heilsversprechen|heilkraft|heilkräfte|heilwirkung|vollständige[rn]? heilung|genes(?:en|ung)',
    ),
    unless:
      /\b(?:wunden?|knochen|narben?|brüche|schnitt|haut|muskelfaserriss\p{L}*|heilt (?:von )?(?:selbst|allein))\b/iu,
  },
  {
    find: words(
      `(?:vollständig|komplett|endgültig|ganz|restlos) (?:aus)?(?:heil|kurier)\\p{L}*|lässt sich ${gap(5)}(?:aus)?heilen`,
    ),
  },
  {
    find: words(
      `(?:beseitig\\p{L}*|eliminier\\p{L}*|vernichte[nt]|tilg(?:t|en)|auslösch\\p{L}*|löscht ${gap(3)}aus|vertreib(?:t|en)|verbann(?:t|en)|besieg(?:t|en)|löst ${gap(4)}(?:auf|jede\\p{L}*)|befrei(?:t|en|te)|entfern(?:t|en)|erlös(?:t|en)|schmilzt) ${gap(5)}${ail}|${ail} ${gap(4)}(?:beseitig\\p{L}*|eliminier\\p{L}*|auflös\\p{L}*|aufgelöst|besiegt|besiegen|vertrieben|vertreiben|verbannt|loswerden|los|befreit|befreien|entfernt|erlöst)`,
    ),
  },
  {
    find: words(
      `(?:nie|niemals) (?:wieder|mehr) ${gap(4)}(?:${ail}|\\p{L}*schmerz\\p{L}*|weh)|${ail} ${gap(4)}(?:nie|niemals) (?:wieder|mehr)|(?:nie wieder|schluss mit|ende (?:der|aller|ihrer|deiner)|ade|adieu|tschüss?|auf nimmerwiedersehen|lebewohl) ${gap(2)}${ail}|${ail} ade|(?:kehr(?:t|en)|komm(?:t|en)) (?:nie|nicht mehr|nicht wieder|niemals) ${gap(1)}(?:zurück|wieder)`,
    ),
  },
  {
    find: words(
      `${ail} ${gap(4)}(?:verschwind\\p{L}*|verschwunden|weg|vorbei|vergangenheit|geschichte|wie weggeblasen|passé|in luft auf)|(?:verschwind(?:en|et)|verschwunden|weg sind|wie weggeblasen|gehören der vergangenheit an|vergangenheit) ${gap(3)}|weggeblasen`,
    ),
  },
  {
    find: words(
      'garant(?:ie|iert|ieren|ierte[nrs]?)|garantiert|unfehlbar\\p{L}*|todsicher|hundertprozentig\\p{L}*|mit sicherheit (?:\\S+ )?(?:hilf|wirk|weg|besser|schmerz)\\p{L}*|zuverlässig(?:e|es|er)? (?:\\S+ )?(?:hilf|wirk|befrei|lös|beseit|linder)\\p{L}*|verspr(?:echen|icht|ochen|echung)|versprochen',
    ),
    unless: /\bgarantie(?:karte|zeit|fall|jahre)|\bjahre garantie|vielversprechend/iu,
  },
  {
    find: words(
      `(?:wissenschaftlich |klinisch |eindeutig |längst |medizinisch |zweifelsfrei )?(?:bewiesen(?:e|en|er|ermaßen)?|erwiesen(?:e|en|er|ermaßen)?|nachgewiesen(?:e|en|er|ermaßen)?|beweis(?:t|en)|bewies(?:en)?|belegt (?:ist|sind))|ohne (?:jeden )?zweifel|zweifellos|zweifelsfrei`,
    ),
  },
  {
    find: words(
      `(?:dauerhaft\\p{L}*|für immer|endgültig\\p{L}*|ein für alle ?mal|auf dauer|lebenslang|permanent|nachhaltig|vollständig\\p{L}*|restlos|komplett|völlig|sofort\\p{L}*|garantiert) ${gap(5)}(?:beschwerdefrei\\p{L}*|schmerzfrei\\p{L}*|linder\\p{L}*|lös(?:t|en)|los|weg|befrei\\p{L}*|beseit\\p{L}*|beheb\\p{L}*|behoben|verschwind\\p{L}*|frei|geheilt|heil(?:t|en)|besser\\p{L}*|erleichterung|gesund|wirk(?:t|en|ung)|hilft|beende[tn]|ende|ruhe|abhilfe)|(?:beschwerdefrei|schmerzfrei|linder\\p{L}*|frei|befrei\\p{L}*|wirk(?:t|en)|hilft|gelöst|behoben|beheb\\p{L}*|los) ${gap(4)}(?:dauerhaft|für immer|endgültig|ein für alle ?mal|lebenslang|auf dauer)`,
    ),
  },
  {
    find: words(
      `(?:wird|werden|wirst|werdet|ist|sind|bist|macht|machen|wieder|endlich|leben|lebe|komplett|völlig|garantiert|ganz|dauerhaft) (?:\\S+ ){0,3}?(?:schmerzfrei|beschwerdefrei|symptomfrei|kerngesund)|(?:schmerzfrei|beschwerdefrei) (?:in|nach|binnen|durch|dank|leben|bis|für)|schmerzfreiheit`,
    ),
    unless: /schmerzfreie[nr]? (?:bereich|bewegung|rahmen)/iu,
  },
  {
    find: words(
      `(?:hilft|wirkt|helfen|wirken|funktioniert|klappt) ${gap(3)}(?:immer|jedes mal|jedem|jeder|allen|bei jedem|bei jeder|bei allen|in jedem fall|auf jeden fall|ausnahmslos|ohne ausnahme|garantiert|sofort|sicher|bestimmt|zu 100 %|hundertprozentig)|(?:immer|stets|ausnahmslos|in jedem fall|auf jeden fall|garantiert|bestimmt|sicher|unweigerlich) (?:\\S+ )?(?:hilft|wirkt|hilf\\p{L}*|wirks\\p{L}*|lindert|lindern)|verfehlt ${gap(3)}wirkung|(?:nie|niemals|kann nicht) (?:versag\\p{L}*|enttäusch\\p{L}*|schiefgeh\\p{L}*|fehlschlag\\p{L}*)|100 ?(?:%|prozent)(?:ig)?\\p{L}* (?:\\S+ )?(?:wirk\\p{L}*|erfolg\\p{L}*|sicher\\p{L}*|heil\\p{L}*|hilf\\p{L}*|schmerzfrei)`,
    ),
  },
  {
    find: words(
      `(?:kehrt|kehren|macht|machen|umkehren|rückgängig) ${gap(5)}(?:um|rückgängig|ungeschehen|kerngesund|wieder gesund|wie neu)|(?:repariert|repariere?n|regenerier(?:t|en)|stell(?:t|en) ${gap(4)}wieder her|richtet ${gap(4)}(?:wieder )?(?:ein|auf|gerade)|renk(?:t|en)) ?${gap(2)}|wie neu ?geboren|wie neugeboren`,
    ),
  },
  {
    find: words(
      `(?:verhinder(?:t|n)|verhüte[nt]|beugt ${gap(4)}vor|schütz(?:t|en) (?:\\S+ )?vor|bewahr(?:t|en) ${gap(2)}vor) ?${gap(3)}(?:krebs|krankheiten|schlaganfall\\p{L}*|herzinfarkt\\p{L}*|arthrose|demenz|operation\\p{L}*|${ail})`,
    ),
    atMost: 'warning',
  },
  {
    find: words(
      `(?:einzige|beste|ultimative|perfekte|endgültige|wahre)[nrs]? (?:\\S+ )?(?:mittel|lösung|heilmittel|therapie|behandlung|methode|hilfe) (?:gegen|für|bei)|die lösung (?:für|gegen|bei|aller|ihrer|deiner)`,
    ),
  },
  {
    find: words(
      `(?:nach|in|binnen|innerhalb) (?:nur |bereits |schon |weniger als )?${number} (?:\\S+ )?(?:sitzung(?:en)?|massagen?|behandlung(?:en)?|minuten|tagen?|stunden|wochen?|anwendung(?:en)?) ${gap(6)}(?:weg|schmerzfrei|beschwerdefrei|verschwund\\p{L}*|verschwinde\\p{L}*|los|frei|geheilt|gesund|vorbei|vergessen|wie weggeblasen)`,
    ),
  },
  {
    find: words(
      `${therapy} (?:wird|werden) (?:\\S+ ){0,5}?(?:lindern|beseitigen|lösen|befreien|helfen|heilen|beenden|wegnehmen|verschwinden)`,
    ),
    unless: /\b(?:vermutlich|wahrscheinlich|oft|manchmal|vielleicht)\b/iu,
    atMost: 'warning',
  },
]

const safety: readonly Words[] = [
  {
    find: words(
      `(?:hat|haben) ${gap(2)}(?:noch )?(?:niemandem|keinem|nie jemandem) ${gap(1)}geschadet|was soll(?:te)? ${gap(6)}(?:passieren|schiefgehen)|niemand(?:en)?,? (?:für den|dem|der) ${gap(8)}(?:nicht|ungeeignet|schadet)|ruhig kräftig|kräftig zupacken`,
    ),
  },
  {
    find: words(
      `(?:100 ?(?:%|prozent)(?:ig)?|hundertprozentig|völlig|vollkommen|absolut|komplett|total|ganz und gar|vollständig|garantiert|rundum|restlos|in jeder hinsicht|immer|stets|grundsätzlich|ganz) (?:\\S+ )?(?:sicher|ungefährlich|unbedenklich|harmlos|risikofrei|risikolos|gefahrlos|unschädlich|nebenwirkungsfrei|verträglich)(?:e|en|er|es)?`,
    ),
  },
  {
    find: words(
      '(?:frei von|ohne)(?: jede[nrs]?| jegliche[nrs]?| alle| irgendwelche[nrs]?| die geringsten?| das geringste| unerwünschte[nr]?)? (?:nebenwirkung(?:en)?|risik(?:o|en)|gefahr(?:en)?|nachteile?|komplikationen?)|(?:kein(?:e|en|er|erlei)?|null|nicht die geringsten?|nicht das geringste|weder|nicht ein einziges|nicht eine einzige) (?:\\S+ )?(?:nebenwirkung(?:en)?|risik(?:o|en)|gefahr(?:en)?|nachteile|schäden|gegenanzeigen|kontraindikationen?|komplikationen)|nebenwirkungsfrei\\p{L}*|risikofrei\\p{L}*|risikolos\\p{L}*|gefahrlos|völlig bedenkenlos|bedenkenlos',
    ),
    unless: /\b(?:berichtet|beobachtet|festgestellt|studien?|untersuchungen?|teilnehmer\p{L}*|gemeldet)\b/iu,
  },
  {
    find: words(
      `(?:geeignet|sicher|gut|unbedenklich|empfehlenswert|verträglich|richtig|ideal|etwas) für (?:wirklich |absolut |ausnahmslos )?(?:jede[nrs]?(?:mann)?|alle|jedes alter|jung und alt|groß und klein)|für (?:wirklich |absolut |ausnahmslos )?(?:jede[nrs]?(?:mann)?|alle|alle menschen|jedes alter|jede altersgruppe) (?:\\S+ ){0,3}?(?:geeignet|sicher|unbedenklich|verträglich|gut|da|gefahrlos|empfehlenswert)|(?:jeder|jede|jedermann|alle) (?:kann|darf|können|dürfen|verträgt|vertragen) (?:\\S+ ){0,5}`,
    ),
  },
  {
    find: words(
      `(?:kann|können|könnte) ${gap(5)}(?:nicht|nichts|niemals|nie|niemandem|unmöglich|keinem) ${gap(3)}(?:schaden|schiefgehen|schief gehen|passieren|verletzen|falsch machen|falsch laufen)|(?:schadet|schaden) (?:nie|niemals|niemandem|keinem|garantiert nicht|auf keinen fall|in keinem fall)|schaden (?:kann|können|könnte) ${gap(5)}(?:nicht|niemandem|keinem|nie|niemals)|(?:\\p{L}*nebenwirkung(?:en)?|risiken|gefahren|komplikationen|nachteile|schäden) (?:gibt es|hat|haben|kennt|treten|sind|bestehen|entstehen|drohen) ${gap(6)}(?:keine|nicht|nie|keinerlei)|(?:verträgt|vertragen|mag|mögen|darf|dürfen|kann|können) (?:wirklich |ausnahmslos |absolut )?(?:jede[rs]?|alle|jedermann)|ohne (?:jede )?einschränkung(?:en)?|stundenlang auf bloßer|nichts (?:\\S+ ){0,2}(?:schiefgehen|passieren|falsch machen)|(?:nie|niemals) (?:\\S+ )?(?:schaden|gefährlich|schädlich)|nicht zu viel|gar nicht genug|so (?:oft|lange|viel|fest) (?:sie|du|man) (?:wollen|willst|will|möchte\\p{L}*|mag|mögen)`,
    ),
  },
  {
    find: words(
      '(?:rein )?natürlich,? (?:und|also|daher|deshalb|darum|und damit) (?:\\S+ ){0,3}(?:sicher|harmlos|ungefährlich|unbedenklich)|weil (?:es|sie|er) (?:\\S+ )?natürlich (?:ist|sind)|(?:rein|ganz) (?:natürlich|pflanzlich)\\p{L}*,? (?:\\S+ ){0,4}(?:sicher|unbedenklich|harmlos)|(?:egal|gleich),? (?:wie alt|welches alter|welche (?:vor)?erkrankung\\p{L}*)|unabhängig von (?:alter|vorerkrankungen|gesundheit)|keine (?:vorsicht|vorsichtsmaßnahmen)',
    ),
  },
]

const againstCare: readonly Words[] = [
  {
    find: words(
      'verzicht(?:en|et|e) (?:sie )?(?:ruhig |getrost |einfach )?auf (?:\\S+ ){0,2}\\p{L}*(?:arzt|ärzt)\\p{L}*',
    ),
  },
  {
    find: words(
      `wozu ${gap(3)}(?:mrt|röntgen\\p{L}*|${doctor}|${medicine})|${medicine} ${gap(5)}(?:in der schublade|liegen bleiben|liegen lassen|im schrank bleiben)|\\p{L}*operations?termin\\p{L}* ${gap(9)}(?:ab|absagen|verschieben)`,
    ),
  },
  {
    find: words('weitermachen|es wirkt|(?:genügt|reicht) es|heißt das nur'),
    with: signs,
    unless: /\b(?:112|sofort|umgehend|notruf|unverzüglich|notaufnahme|arzt|ärzt\p{L}*)\b/iu,
  },
  {
    find: words(
      `${medicine} ${gap(8)}(?:absetzen|abgesetzt|abzusetzen|weglassen|weggelassen|wegzulassen|wegwerfen|weggeworfen|verzichten|reduzier\\p{L}*|verringer\\p{L}*|halbier\\p{L}*|ersetzen|ersetzt|ersetzbar|sparen|entsorgen|streichen|aufhören|vergessen|ausschleichen|kürzen|überflüssig|unnötig|senken|herabsetzen|auslassen|stehen lassen|im schrank|in den müll|in die tonne|nicht mehr (?:nehmen|einnehmen|brauchen|nötig)|brauchen sie nicht|brauchst du nicht|braucht (?:man|es|niemand) (?:nicht|dann))`,
    ),
    unless: /\b(?:wirk|linder)\p{L}* (?:schmerz|beschwerd)/iu,
  },
  {
    find: words(
      `(?:schmeiß(?:en|t|e)?|wirf|werfen?|werft|pfeffer\\p{L}*) ${gap(6)}(?:${medicine}|rezept\\p{L}*) ${gap(3)}(?:weg|fort|in)|(?:schmeiß(?:en|t|e)?|wirf) ${gap(3)}${medicine}`,
    ),
  },
  {
    find: words(
      `(?:setz(?:en|t|e)?|lass(?:en|t|e)?|werf(?:en|t|e)?|wirf|verzicht(?:en|et|e)|reduzier(?:en|t|e)|verringer(?:n|t|e)|halbier(?:en|t|e)|ersetz(?:en|t|e)|spar(?:en|t|e)|vergiss|vergessen|streich(?:en|t|e)|hör(?:en|t|e)? auf|wegwerfen|absetzen|senk(?:en|t|e)|tausch(?:en|t|e)|ersparen?) ${gap(6)}${medicine}`,
    ),
  },
  {
    find: words(
      `(?:kein(?:e|en|er)?|unnötig\\p{L}*|überflüssig\\p{L}*|statt|anstatt|anstelle|lieber als|besser als|wirksamer als|stärker als|so gut wie|ebenso gut wie|genauso gut wie|ersetz\\p{L}*|vermeid\\p{L}*|meid\\p{L}*|ignorier\\p{L}*|verschieb\\p{L}*|aufschieb\\p{L}*|vergiss|vergessen|absag\\p{L}*|sag\\p{L}* ${gap(4)}ab|verspricht zu viel|wer (?:etwas |ihnen |dir )?(?:verspricht|behauptet|garantiert)|steht (?:in|auf)|liest man|geht zu weit|führt zu enttäuschung|misstrau\\p{L}*|hör(?:en|t)? ${gap(1)}nicht auf|nicht (?:\\S+ )?(?:zum|zur|auf|vom|beim)|ohne (?:den|die|einen|eine|jeden|gang|zum)) ${gap(3)}${doctor}|(?:spar(?:en|st|t)?|erspar(?:en|st|t)?) (?:sie |du |ihr |man )?(?:sich |dir |euch )?${gap(4)}(?:${doctor}|gang)|gang (?:in|zu|zum|zur) ${gap(2)}${doctor} ${gap(3)}(?:spar\\p{L}*|erspar\\p{L}*|unnötig)`,
    ),
    unless: /ersetz\p{L}*\s+(?:\S+\s+){0,2}kein|\b(?:bildgebung|röntgen\p{L}*)\b|\b(?:ruf\p{L}*|bevor|sofort)\b/iu,
  },
  {
    find: words(
      `(?:ersetz(?:t|en)|statt|anstatt|anstelle|besser als|wirksamer als|stärker als|mehr als|genauso (?:gut|wirksam) wie|so (?:gut|wirksam|stark) wie|alternative (?:zu|zur|zum)|ersatz für) ${gap(5)}(?:${medicine}|${doctor})`,
    ),
  },
  {
    find: words(
      `${doctor} ${gap(7)}(?:brauch(?:en|t|st)? ${gap(4)}(?:nicht|kein\\p{L}*)|müssen ${gap(3)}nicht|nicht (?:nötig|notwendig|erforderlich|mehr|aufsuchen)|unnötig|überflüssig|sparen|ersparen|verzichten|(?:kann|können) warten|warten|ersetzen|ersetzt|absagen|verschieben|aufschieben|verschweigen|wollen nicht|nicht wissen|nicht hören|keine ahnung|lügen|vergessen)|(?:zum|zur) ${doctor} ${gap(3)}(?:brauch(?:en|t|st)|müssen|musst|gehen) ${gap(4)}(?:nicht|nie|deshalb nicht)|(?:was|das) ${gap(3)}${doctor} ${gap(4)}(?:verschweig\\p{L}*|nicht (?:sagen|wissen|verraten|erzählen)|lieber nicht)|(?:brauch(?:en|t|st)|müssen|musst|muss) ${gap(4)}(?:kein\\p{L}*|nicht|deshalb nicht|nie) ${gap(5)}(?:${doctor}|${medicine})`,
    ),
    unless: /\b(?:die meisten|meistens?|meist)\b/iu,
  },
  {
    find: words(`(?:bleib(?:en|t|e)?|legen?) ${gap(4)}(?:zu hause|daheim|einfach liegen)`),
    with: signs,
    unless: /\b(?:ruf\p{L}*|arzt\p{L}*|ärzt\p{L}*|112|praxis)\b/iu,
  },
  {
    find: words(
      `${doctor} (?:\\S+ )?(?:verschreib\\p{L}*|wollen|will|verkauf\\p{L}*|kennen|können) ${gap(3)}(?:nur|ohnehin|sowieso|eh|bloß|lediglich)`,
    ),
  },
  {
    find: words(
      `(?:warten|abwarten|wart(?:e|en sie) ${gap(4)}ab|kein grund zur (?:sorge|beunruhigung|panik)|keine sorge|nicht schlimm|normal|harmlos|unbedenklich|geht ${gap(3)}(?:von selbst|von allein|wieder) ?${gap(1)}(?:weg|vorbei)?|vergeht ${gap(2)}(?:von selbst|von allein)|wegmassier\\p{L}*|massier\\p{L}* ${gap(4)}weg|erst ?mal (?:\\S+ ){0,3}massage|erst einmal (?:\\S+ ){0,3}(?:massage|wärme)|(?:löst|lösen) ${gap(3)}massage|nur eine? (?:\\S+ )?(?:verspannung|blockade)|(?:reicht|genügt|hilft) (?:\\S+ ){0,3}(?:massage|wärme)|massage (?:reicht|genügt|hilft)|zähne zusammen\\p{L}*)`,
    ),
    with: signs,
    unless: /\b(?:112|sofort|umgehend|notruf|unverzüglich|notaufnahme)\b/iu,
  },
]

const dose: readonly Words[] = [
  {
    find: words(
      `(?:${number}|halbe[snr]?|ein halbes) (?:gramm|milligramm|einheiten|i\\.?e\\.?|liter) ${gap(2)}\\p{L}+|\\d+ einheiten`,
    ),
  },
  {find: words(`\\d+(?:[.,]\\d+)? ?(?:mg|milligramm|mcg|µg|μg|mikrogramm|ml|milliliter|i\\.?e\\.?|gramm)`)},
  {
    find: words(`\\d+(?:[.,]\\d+)? ?(?:g|kg|ml|cl|l) (?!pro |je )\\p{L}+`),
    unless: /\b(?:wasser|kissen|schwer|gewicht\p{L}*)\b/iu,
  },
  {
    find: words(
      `${number} (?:\\S+ )?(?:tropfen|tabletten?|kapseln?|pillen?|teelöffel|esslöffel|tl|el|messlöffel|löffel|beutel|ampullen?|dragees?|pflaster|prisen?|spritzer|hübe|stück|tassen?|päckchen|globuli|messerspitzen?)`,
    ),
    unless: /\b(?:wasser|tee) trinken\b|tropfen wasser/iu,
  },
  {
    find: words(
      `(?:nehm(?:en|t)|nimm|einnehm\\p{L}*|misch(?:en|t|e)?|mix(?:en|t|e)|gib|geb(?:en|t)|träufel\\p{L}*|verdünn\\p{L}*|schluck\\p{L}*|trink\\p{L}*|dosier\\p{L}*|lös(?:en|t|e)) ${gap(6)}${number} (?:\\S+ )?(?:tropfen|tabletten?|kapseln?|löffel|gramm|ml|mg|teile?n?|tassen?|gläser|liter)`,
    ),
  },
  {
    find: words(
      `(?:(?:höchst|tages|einzel|doppelte?|maximal)(?:e )?dosis|dosis (?:von|verdoppeln|erhöhen)|(?:ein|zwei|drei|vier|\\d+)(?: ?mal)? (?:täglich|am tag|pro tag) ${gap(4)}${medicine}|${medicine} ${gap(5)}(?:täglich|am tag|alle ${number} stunden|morgens und abends)|alle ${number} stunden ${gap(3)}(?:${medicine}|einnehmen|nehmen)|verhältnis ${gap(1)}\\d+ ?(?:zu|:) ?\\d+)`,
    ),
  },
]

const figures: readonly Words[] = [
  {
    find: /\d+(?:[.,]\d+)?\s?(?:%|prozent\b|prozentpunkte)|\b(?:zehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert)\s+prozent\b/iu,
    unless: /\b100\s?(?:%|prozent)|\d+\s?(?:%|prozent)\s+(?:rabatt|nachlass|baumwolle)/iu,
  },
  {
    find: words(
      `(?:\\d{1,3}|ein(?:e[rnms]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn) von (?:\\d{1,4}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|hundert)|jede[rnms]? (?:zweite|dritte|vierte|fünfte|sechste|zehnte|\\d+\\.)[rnms]?|(?:zwei|drei|vier)(?: |)(?:drittel|viertel|fünftel)|die hälfte (?:der|aller)|ein (?:drittel|viertel|fünftel) (?:der|aller)`,
    ),
  },
  {
    find: words(
      `(?:doppelt|dreimal|viermal|fünfmal|zehnmal|zweimal|\\d+ ?mal|halb) so (?:\\p{L}+)|(?:verdoppel|halbier|verdreifach)\\p{L}*|um (?:fast |etwa |rund |mehr als |bis zu )?(?:die hälfte|ein drittel|ein viertel|zwei drittel|das doppelte|das dreifache)`,
    ),
  },
  {
    find: words(
      `(?:(?:\\p{L}*stud(?:ie|ien)|(?:wissenschaftliche[nr]? )?arbeiten|forschung(?:en|sergebnisse)?|forscher(?:innen|n)?|wissenschaft(?:ler)?(?:innen|n)?|untersuchung(?:en)?|experten|expertinnen|fachleute[n]?|mediziner|ärzte|daten|umfragen?|metaanalysen?|universität(?:en)?|professoren?|tests|umfrage) ${gap(6)}(?:zeig(?:t|en|te|ten)|beleg(?:t|en|te|ten)|beweis(?:t|en)|bewies(?:en)?|bestätig(?:t|en|te|ten)|ergab(?:en)?|ergeben|find(?:en|et)|fand(?:en)?|sagen|sagt|raten|empfehlen|sind sich einig|einig|weist|weisen|wiesen|berichten|deuten|legen ${gap(4)}nahe|nachgewiesen|festgestellt|herausgefunden|fest|schwören|wissen|kommen zu dem (?:schluss|ergebnis)))`,
    ),
  },
  {
    find: words(
      `(?:(?:zeig(?:t|en|te|ten)|beleg(?:t|en|te|ten)|bestätig(?:t|en|te|ten)|laut|nach|gemäß|durch|wie) ${gap(3)}(?:\\p{L}*studien?|forschung(?:en)?|forschern?|wissenschaftlern?|untersuchungen|experten|umfragen?)(?: (?:zufolge|belegt|gezeigt|zeigen))?|studien zufolge|einer studie zufolge|(?:wissenschaftlich|klinisch|medizinisch|in studien|studien)(?: \\S+)? (?:belegt|bestätigt|getestet|geprüft|anerkannt|fundiert|gesichert|untermauert|gezeigt)\\p{L}*|es (?:ist|gilt als) (?:\\S+ )?(?:belegt|erforscht|bekannt|gesichert)|evidenzbasiert\\p{L}*)`,
    ),
  },
]

const miracle: readonly Words[] = [
  {
    find: words(
      `(?:was|das) (?:mönche|heiler|schamanen) ${gap(9)}|${doctor} ${gap(3)}verschweig\\p{L}*|verschweig\\p{L}*|verborgene[nr]? (?:punkt|kraft|kräfte)|(?:verblüffende[r]?|einfache[r]?|simple[r]?|genial\\p{L}*) (?:kniff|trick)|sprachlos|abwehrkräfte (?:\\S+ ){0,5}(?:gerüstet|gestärkt|bereit|gewappnet)`,
    ),
  },
  {
    find: words(
      '(?:\\p{L}*wunder(?:n|s)?|wundermittel\\p{L}*|wundersam\\p{L}*|wunderwaffe|wunderheil\\p{L}*|wundervoll\\p{L}* wirk\\p{L}*|wahre wunder|magisch\\p{L}*|zauber(?:hand|mittel|kraft|haft\\p{L}*|trick|formel)?|zaubert)',
    ),
    unless: /\b(?:kein wunder|wundern?\s+sie\s+sich|wer sich wundert)\b/iu,
  },
  {
    find: words(
      '\\p{L}*geheim(?:nis(?:se)?|nisvoll\\p{L}*|tipps?|rezepte?|formel|waffe|mittel|wissen|trick)\\p{L}*|geheime[nrs]? \\p{L}+|uralt\\p{L}* (?:\\S+ )?(?:wissen|heil\\p{L}*|tradition|weisheit)|jahrtausendealt\\p{L}*|bahnbrechend\\p{L}*|revolutionär\\p{L}*|revolution(?:iert)?|sensation(?:ell\\p{L}*)?|sensationell\\p{L}*|unglaublich\\p{L}* (?:\\S+ )?(?:wirkung|kraft|effekte?|ergebnis\\p{L}*|erfolge?)|durchbruch|phänomenal\\p{L}*|lebensverändernd\\p{L}*|jungbrunnen|verjüng\\p{L}*|anti aging|spektakulär\\p{L}*',
    ),
  },
  {
    find: words(
      `\\p{L}*detox\\p{L}*|\\p{L}*entgift\\p{L}*|\\p{L}*entschlack\\p{L}*|\\p{L}*schlacken?(?:stoffe)?n?|giftstoff\\p{L}*|\\p{L}*gifte?n?|toxine?n?|ausleit(?:en|et|ung)|entsäuer\\p{L}*|übersäuer\\p{L}*|\\p{L}*reinig(?:t|en|ung) ${gap(4)}(?:körper|blut|leber|lymphe|organe|organismus|gewebe|zellen)|(?:körper|blut|leber|lymphe|organe|organismus|gewebe|zellen) ${gap(3)}reinig\\p{L}*|schwemm(?:t|en) ${gap(5)}aus|spül(?:t|en) ${gap(5)}(?:aus|heraus|weg)|abfallstoffe|milchsäure ${gap(4)}(?:aus|ab|weg)\\p{L}*|\\p{L}*kur für (?:leber|darm|zellen)`,
    ),
  },
  {
    find: words(
      `(?:stärk(?:t|en|ung)|kräftig(?:t|en)|boost(?:et|en|er)?|aktivier(?:t|en)|ankurbel\\p{L}*|kurbel(?:t|n)|mobilisier(?:t|en)|unterstütz(?:t|en)|fördert|weck(?:t|en)|bring(?:t|en)|pusht|auf touren) ${gap(5)}(?:immun\\p{L}*|abwehr\\p{L}*|selbstheilung\\p{L}*|stoffwechsel\\p{L}*|lebensenergie|zellen)|(?:immun\\p{L}*|abwehr\\p{L}*|selbstheilung\\p{L}*|stoffwechsel) ${gap(5)}(?:stärk\\p{L}*|gestärkt|ankurbel\\p{L}*|angekurbelt|kräftig\\p{L}*|aktivier\\p{L}*|hochfahr\\p{L}*|auf touren|in schwung|boost\\p{L}*|unbesiegbar)|immunboost\\p{L}*|immunsystem ${gap(4)}(?:schub|hoch)`,
    ),
  },
  {
    find: words(
      `\\p{L}*energie(?:fluss|feld(?:er)?|blockaden?|bahnen?|kanäle|zentren)|(?:blockierte|negative|gestaute|kosmische|heilende)[nrs]? energien?|lebensenergie|chakra\\p{L}*|meridian\\p{L}*|quanten\\p{L}*|schwingung(?:en)?|bioresonanz|selbstheilungskräfte?|harmonisier\\p{L}*|ganzheitliche[srn]? wunder|superfoods?|fett (?:weg|verbrenn\\p{L}*|schmelz\\p{L}*)|cellulite|pfunde purzeln|kraft der natur|apotheke der natur|jünger aussehen`,
    ),
  },
]

const testimonial: readonly Words[] = [
  {find: /["”“«»’]\s*[–—-]\s*\p{Lu}\p{L}+(?:\s\p{Lu}\.?\p{L}*)?(?:,|$|\s\(|\saus\b)/u, isWhole: true},
  {
    find: /^\W*["“„«»][^"”“«»]*\b(?:ich|mein\p{L}*|mir|mich)\b[^"”“«»]*["”“«»]/iu,
    with: /(?:schmerz|rücken|nacken|schulter|hüfte|knie|bein|schlaf|kissen|rolle|massage|steif)/iu,
    isWhole: true,
  },
  {find: /[★⭐]{2,}/u, isWhole: true},
  {
    find: words(
      `unser(?:e|en)? (?:\\S+ )?(?:kund(?:e|en|in)|patient(?:en|in)?|leser(?:in)?) \\p{L}+ ${gap(9)}(?:geworfen|weggeworfen|verschenkt|kann|konnte|läuft|schmerzfrei|wieder|los|begeistert|sagt|erzählt|schwört)`,
    ),
  },
  {
    find: /^\W*["“„‚'«»][^"”“«»]*\b(?:ich|mein\p{L}*|mir|mich)\b[^"”“«»]*(?:schmerz|rücken|nacken|schulter|hüfte|bein|schlaf|kissen|massage|hoffnung|lauf|steif)\p{L}*[^"”“«»]*["”“»«'’]/iu,
  },
  {
    find: words(
      `(?:meine|mein|unsere|unser) (?:\\p{L}*mutter|\\p{L}*vater|frau|mann|sohn|tochter|oma|opa|tante|onkel|schwester|bruder|nachbar(?:in)?|chef(?:in)?) ${gap(7)}(?:verschenkt|weggeworfen|schmerzfrei|wieder|geht|läuft|tanzt|kann|konnte|braucht|schläft)`,
    ),
  },
  {
    find: words(
      `(?:ich|wir|mein(?:e|en|er|em)?|mir|mich) ${gap(10)}(?:geheilt|schmerzfrei|beschwerdefrei|wie neu(?: ?geboren)?|verschwunden|weg|wieder (?:laufen|gehen|tanzen|schlafen|spielen|arbeiten|joggen|lachen|heben|leben|durchschlafen)|nie wieder|verändert|gerettet|los|schwöre?|weggeworfen|abgesetzt|begeistert|zurückgegeben|geschenkt|ein neuer mensch|wie weggeblasen|überzeugt|nicht mehr missen|gesund|besser|vorbei|jünger|geholfen|empfehle|vergangenheit)`,
    ),
  },
  {
    find: words(
      `(?:unsere|meine|viele|tausende|hunderte|zahlreiche|zufriedene|begeisterte|die meisten|immer mehr|glückliche|\\d+)[nrs]? (?:\\S+ )?(?:kund(?:en|innen)|patient(?:en|innen)|leser(?:innen|n)?|klient(?:en|innen)|nutzer(?:innen|n)?|gäste|mitglieder|anwender(?:innen|n)?|teilnehmer(?:innen)?) ${gap(6)}(?:bericht\\p{L}*|sag(?:en|ten)|schwör\\p{L}*|lieb\\p{L}*|erzähl\\p{L}*|schreib\\p{L}*|bestätig\\p{L}*|sind|waren|haben|hatten|fühl\\p{L}*|schwärm\\p{L}*|empfehl\\p{L}*|spür\\p{L}*|kommen|verlass\\p{L}*|bewert\\p{L}*|gehen|könn\\p{L}*|dank\\p{L}*|vertrau\\p{L}*)|(?:berichten|erzählen|bestätigen|schwärmen|schwören|sagen) ${gap(3)}(?:unsere|viele|zufriedene|begeisterte|tausende)\\p{L}* ${gap(1)}(?:kund|patient|leser|klient|nutzer|gäst|anwender)\\p{L}*|(?:kundenstimmen?|erfahrungsberichte?|erfolgsgeschichten?|bewertungen|referenzen|rezensionen|dankesschreiben)`,
    ),
    unless: /\b(?:sollten?|müssen|fragen)\b/iu,
  },
  {
    find: words(
      `vorher (?:und |oder )?nachher\\p{L}*|vorher (?:\\S+ ){1,6}nachher|\\p{L}*dankes(?:briefe?n?|schreiben|mails?)|(?:briefe?|mails?|zuschriften) ${gap(3)}(?:zeugen|belegen|bestätigen)|(?:bilder|fotos|zahlen) sprechen für sich|fünf sterne|5 sterne|5 von 5|testsieger`,
    ),
    unless: /\bvorher und nachher (?:trinken|warm)/iu,
  },
  {
    find: /[“”"«»’]\s?[,–—-]*\s?[,–—-]\s?\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.]*)?(?:,|\s\(|$|\.|\s\d|\saus\b)|[“”"]\s?[,]?\s?(?:sagt|schwärmt|erzählt|berichtet|schreibt|freut sich|strahlt|so)\s/u,
  },
  {
    find: /(?<![\p{L}])\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}*\.?)?(?:,\s\d{2}(?:\sjahre(?:\salt)?)?,?|\s\(\d{2}\),?)\s(?:[^\s.]+\s){0,10}?(?:sagt|sagte|war|hatte|konnte|kann|erzählt|berichtet|schwört|litt|ist|hat|fühlt|bekam|schreibt|aus|leidet|quälte|geht|läuft|schläft|kam|tanzt|spielt|trägt|kletterte?)\b/iu,
  },
  {
    find: words(
      `ein(?:e|er|es)? (?:\\S+ ){0,2}(?:kund(?:e|in)|patient(?:in)?|leser(?:in)?|klient(?:in)?|freund(?:in)?|nachbar(?:in)?|bekannte[r]?|kolleg(?:e|in)|läufer(?:in)?|lehrer(?:in)?|pfleger(?:in)?|gärtner(?:in)?|rentner(?:in)?|mutter|frau|mann) ${gap(7)}(?:erzähl\\p{L}*|schrieb|berichte\\p{L}*|schwör\\p{L}*|kam|konnte|hatte|war|ist|wurde|sagte|geht|läuft|warf|litt|kann)|(?:dank|seit) (?:der|dieser|meiner|den|ihrer|seiner) (?:\\S+ )?(?:massagen?|behandlung|therapie|anwendung)\\p{L}* ${gap(3)}(?:ich|sie|er|wir|mein)|(?:ihr|sein|mein) leben ${gap(4)}(?:verändert|zurück|gerettet)`,
    ),
  },
]

const sponsored: readonly Words[] = [
  {
    find: words(
      'zum preis von|nur noch (?:bis|heute|für kurze)|bei amazon|(?:unsere?|meine?) (?:liebst|lieblings)\\p{L}*',
    ),
  },
  {
    find: words(
      `(?:diese[rsn]?|unser(?:e|en|es)?|der|das|folgende[rs]?) (?:\\S+ )?(?:artikel|beitrag|beitrags|text|seite|ausgabe|newsletter|ratgeber|inhalt|post|serie|rubrik) ${gap(8)}(?:gesponsert|gesponsort|unterstützt|präsentiert|finanziert|ermöglicht|werbung|anzeige|affiliate\\p{L}*|in (?:zusammenarbeit|kooperation|partnerschaft) mit|bezahlt\\p{L}*|zusammenarbeit|kooperation|partner)`,
    ),
  },
  {
    find: words(
      `gesponsert(?:er|e|es)? (?:von|beitrag|inhalt|artikel|link)|gesponsert|sponsored|(?:in|mit) (?:\\S+ )?(?:zusammenarbeit|kooperation|partnerschaft) (?:mit|entstanden)|präsentiert von|mit freundlicher (?:unterstützung|genehmigung)|unterstützt (?:von|durch) (?:unser|die firma|den hersteller|\\p{L}+ gmbh)|bezahlte (?:\\S+ )?(?:partnerschaft|werbung|anzeige|kooperation|inhalte)|advertorial|(?:enthält |enthalten |unbezahlte |bezahlte )werbung|affiliate\\p{L}*|partnerlinks?|werbelinks?|produktplatzierung|unser(?:em|en|er|e)? (?:\\S+ )?(?:sponsor(?:en)?|partner(?:n|in|firma|shop)?|werbepartner\\p{L}*|kooperationspartner\\p{L}*)`,
    ),
    unless: /\b(?:studie|untersuchung|forschung)\b|\b(?:achten sie|prüfen sie|fragen sie|misstrau\p{L}*)\b/iu,
  },
  {
    find: words(
      `(?:erhalten|bekommen|verdienen|kassieren|erhält|verdient) (?:wir|ich|unsere redaktion|die redaktion) ${gap(4)}(?:provision|vergütung|anteil|geld)|(?:wir|ich) (?:erhalten|bekommen|verdienen|erhalte|bekomme|verdiene) ${gap(5)}(?:provision|vergütung|anteil|prozente?)|provision(?:en)?`,
    ),
  },
  {
    find: words(
      `\\p{L}*(?:rabatt|gutschein|aktions|vorteils)(?:code|aktion|e|s)?\\p{L}*|(?:mit dem|dem|den) code|code ${gap(2)}(?:eingeben|einlösen|sparen)|\\d+ ?(?:%|prozent|euro|€) (?:\\S+ )?(?:rabatt|sparen|nachlass|günstiger|geschenkt)|sparen sie|spar(?:t|st)? (?:du |ihr )?(?:jetzt|heute|\\d+)|(?:sonder|test|probe|angebots|einführungs|vorteils)(?:angebot|preis|paket)|(?:nur )?(?:solange der vorrat|zeitlich begrenzt)|nur für kurze zeit|versandkostenfrei|gratis|geld zurück`,
    ),
  },
  {
    find: words(
      `(?:jetzt|gleich|heute noch|noch heute|hier|direkt|schnell|sofort) (?:\\S+ ){0,3}?(?:bestellen|kaufen|buchen|sichern|zugreifen|klicken|zuschlagen|shoppen|anmelden|einkaufen|testen|bestell\\p{L}*|kauf\\p{L}*)|(?:bestell(?:en sie|t|e)?|kauf(?:en sie|t|e)?|sicher(?:n sie|t|e)?|klick(?:en sie|t|e)?|buch(?:en sie|t|e)?|greif(?:en sie|t)?) ${gap(4)}(?:jetzt|hier|gleich|heute|noch heute|link|shop|zu)|(?:in|über|bei|auf) (?:unserem|unseren|unsere|diesen) (?:\\S+ )?(?:shop|link|onlineshop|partner\\p{L}*)|im (?:shop|handel|onlineshop) erhältlich|erhältlich (?:bei|in|im|unter)|warenkorb`,
    ),
  },
  {
    find: words(
      `(?:kostenlos|gratis|kostenfrei|unentgeltlich) ${gap(4)}(?:zur verfügung|gestellt|überlassen|erhalten|bekommen|geschickt|getestet)|(?:zur verfügung gestellt|geschickt|überlassen|geschenkt) ${gap(3)}(?:von|vom|hat|bekommen)|(?:hat|haben|wurde|bekamen) (?:uns|mir|wir) ${gap(7)}(?:zur verfügung gestellt|geschickt|geschenkt|überlassen|zugesandt)|markenbotschafter\\p{L}*|unsere lieblingsmarke|wir empfehlen (?:das|die|den) \\S+ (?:von|der marke)`,
    ),
  },
  {find: /^\W*(?:anzeige|werbung|promotion|advertorial)\b\s*(?:[:–—|-]|$)|\((?:anzeige|werbung)\)/iu},
  {
    find: words(
      `(?:bestell\\p{L}*|kauf\\p{L}*|hol\\p{L}*) ${gap(9)}(?:verlinkt|link|unten|shop|mit)|(?:unten|hier|oben) ${gap(2)}verlinkt|verdien(?:en|e|t) (?:wir|ich) ${gap(4)}(?:mit|daran|etwas)|ein bisschen mit`,
    ),
  },
  {find: /#(?:ad|anzeige|werbung|sponsored|kooperation)\b/iu},
]

const leftover: readonly Words[] = [
  {
    find: /\[(?!sic\b|\d|…|\.\.\.)\p{L}[\p{L} ,/-]{2,40}\]/u,
    unless: /\[(?:der|die|das|und|sie|er|es|anmerkung|sein\p{L}*|ihr\p{L}*|hervorhebung|übersetz\p{L}*)\b/iu,
  },
  {
    find: /\bals (?:ki|künstliche intelligenz|sprachmodell|ki-?\s?(?:modell|sprachmodell|assistent))\b|\b(?:mein|meine) (?:wissensstand|trainingsdaten)|\bich (?:bin|kann) (?:als |nur )?(?:eine? )?(?:ki|sprachmodell)|\bich kann (?:leider )?keine (?:medizinische|ärztliche|persönliche)[nr]? (?:beratung|diagnos\p{L}*|auskünfte)|\bich habe keinen zugriff/iu,
  },
  {
    find: /^(?:gerne?|natürlich|klar|selbstverständlich|sicher|verstanden|okay|ok|super|alles klar)\s?[!,.:–—-]+\s*(?:hier|ich|unten|das|folgend)|\b(?:hier|nachfolgend|im folgenden) (?:ist|sind|finden sie|findest du|kommt|folgt|habe ich) (?:[^\s.]+ ){0,6}?(?:version|fassung|entwurf|zusammenfassung|artikel|absatz|einleitung|liste|text|überschrift|vorschl\p{L}*|überarbeitet\p{L}*|umformuliert\p{L}*|gliederung|absätze|formulierung)/iu,
  },
  {
    find: /\bich hoffe,? (?:das|dies|dieser text|der text|es) (?:hilft|passt|ist|entspricht|gefällt)|\bsag(?:en sie)? (?:mir )?(?:gern )?bescheid,? (?:wenn|falls|ob) ich\b|\bkürzen soll\b|\b(?:lass|lassen sie) (?:es )?mich (?:gern |gerne )?wissen|\bmöchten sie,? dass ich|\bsoll ich (?:noch|den|die|das|es|ihn)|\bwie (?:gewünscht|angefordert),|\bich habe (?:den|die|das|ihn|es) (?:[^\s.]+ ){0,3}(?:überarbeitet|gekürzt|angepasst|umgeschrieben|ergänzt|formuliert)|\bprompt:|\b(?:überschrift|titel|variante|version|option|vorschlag|fassung|alternative|betreff)(?:\s(?:variante|option|idee|nummer))?\s?\d{1,2}\s?:|\bwortzahl:|\bzielgruppe:|\btonalität:|\bkeywords?:|\bantwort neu generieren|\bin dieser (?:überarbeiteten|neuen) (?:version|fassung) /iu,
  },
  {
    find: /\blorem ipsum|\bdolor sit amet|\b(?:blind|platzhalter|muster|füll|beispiel)-?text\p{L}*|\bplatzhalter(?:bild|text)\b|\bplatzhalter\s*(?::|$|[\])])|\bplatzhalter (?:für|bis|ersetzen|einfügen)|\b(?:text|bild|foto|quelle|zitat|zahl|link|überschrift|name|datum|beleg|grafik|absatz|angabe)n? (?:folgt|fehlt|hier|ergänzen|einfügen|nachreichen|einsetzen|prüfen|nachtragen|kommt noch)\b|\b(?:hier|noch) (?:[^\s.]+ ){0,4}?(?:einfügen|ergänzen|einsetzen|prüfen|nachtragen|eintragen|verlinken|belegen|klären|nachreichen|überarbeiten|kürzen)\b/iu,
  },
  {
    find: /[[<{(]\s*(?:bitte\s)?(?:quelle|bild|foto|name|datum|link|zahl|zitat|beleg|hier|todo|tbd|platzhalter|einfügen|ergänzen|prüfen|autor|ihr|ort|stadt|marke|produkt|titel|text|jahr|angabe|anm\.?|anmerkung|redaktion|studie|vorname|nachname|firma)\b[^\]>})]{0,80}[\]>})]/iu,
    unless: /\((?:quelle|foto|bild|zahl|datum|autor|titel|name|ort|stadt|jahr|studie|anm\.?|text|hier)\b[^)]*\)/iu,
  },
  {
    find: /\b(?:TODO|FIXME|TBC|TBD|XXX+|XX{1,}|WIP|ENTWURF|NN)\b|\?\?\?+|_{4,}|oaicite|contentReference|turn\d+(?:search|view|news)\d+|utm_source=(?:chatgpt|openai)|【\d+[†:][^】]*】|&(?:nbsp|amp|quot);|\*\*[^*\s][^*]*\*\*/u,
  },
  {
    find: /\b(?:anm(?:erkung|\.)?|notiz|hinweis|kommentar|frage) (?:der|an die|für die|d\.|an den|für den|an)\s?(?:redaktion|red\.|lektorat|grafik|autor\p{L}*|\p{Lu}\p{L}+):?|\bnicht (?:zur )?veröffentlich\p{L}*|\b(?:noch|bitte) (?:gegen|quer)?(?:lesen|checken|gegenprüfen|abklären|löschen|streichen)\b|\bvor (?:der )?(?:veröffentlichung|drucklegung|freigabe) (?:[^\s.]+ ){0,3}(?:löschen|prüfen|entfernen|ergänzen|streichen|klären)|\bentwurf\b|\b(?:stimmt|passt) das so\?|\bwird (?:noch )?(?:nachgereicht|ergänzt|überarbeitet|geprüft)\b|\bdiesen (?:absatz|satz|abschnitt|teil) (?:[^\s.]+ ){0,3}(?:streichen|löschen|kürzen|umschreiben|ersetzen|überarbeiten)|\b(?:absatz|satz|abschnitt) (?:löschen|streichen|kürzen)/iu,
  },
]

const group =
  '(?:(?:zwei|drei|vier|fünf|sechs)jährige[nr]?|\\p{L}*(?:babys?|säugling(?:e|en|s)?|neugeborene[nr]?|kleinkind(?:er|ern)?|kind(?:er|ern|es)?|jugendliche[nr]?|teenager[n]?|schwanger(?:e|en|er|schaft)?|stillende[nr]?|stillzeit|stillen|werdende[nr]? (?:mütter[n]?|mutter|mamas?)|wöchnerin(?:nen)?|mamas?|kleinen|kleinsten|nachwuchs|schulkinder[n]?)|babybauch)'
const suits =
  '(?:geeignet|eignet|eignen|sicher|ideal|perfekt|gut|wunderbar|hervorragend|bestens|empfehl\\p{L}*|unbedenklich|bedenkenlos|hilft|helfen|tut ${1}|wohltuend|lieben|genießen|profitier\\p{L}*|dürfen|darf|können|kann|beruhigt|lindert|sanft genug|ungefährlich|problemlos|verträglich|schlafen|sollten|angenehm|wohltat|segen|massieren sie|gefahrlos|besonders|selbst|sogar|richtige|freuen|bekommt|nutzen|anwenden|entspannt|unproblematisch|passt|passen)'.replace(
    '${1}',
    '(?:\\S+ )?gut',
  )
const vulnerable: readonly Words[] = [
  {find: words(`${suits} ${gap(9)}${group}`), yieldsToCaution: true},
  {find: words(`${group} ${gap(9)}${suits}`), yieldsToCaution: true},
]

const effect =
  '(?:\\p{L}*(?:lindert?|lindern|hilft|helfen|löst|lösen|verbesser\\p{L}*|erhöh\\p{L}*|senk\\p{L}*|förder\\p{L}*|entspann\\p{L}*|locker\\p{L}*|verringer\\p{L}*|beruhig\\p{L}*|beschleunig\\p{L}*|wirk\\p{L}*|stärk\\p{L}*|verkürz\\p{L}*|steiger\\p{L}*|wärm\\p{L}*|mach\\p{L}*|führ\\p{L}*|bring\\p{L}*|tut|tun|reduzier\\p{L}*))'

const certainty: CertaintyWords = {
  expected: {
    high: words(effect),
    moderate: words('wahrscheinlich|vermutlich|voraussichtlich'),
    low: words(
      `(?:kann|können|könnte[n]?|mag|möglicherweise|vielleicht|womöglich) (?:\\S+ ){0,8}?${effect}|${effect} (?:\\S+ ){0,4}?(?:möglicherweise|vielleicht|womöglich)|bei manchen`,
    ),
    veryLow: words(
      '(?:sehr )?(?:unsicher|ungewiss|unklar|unbekannt)|nicht (?:\\S+ )?(?:bekannt|klar|gesichert|belegt|sicher)|niemand weiß|kaum vertrauen',
    ),
    notGraded: words(
      'soll(?:en)?|gilt als|gelten als|nicht bewertet|niemand hat (?:\\S+ ){0,2}bewertet|keine (?:\\S+ )?(?:belege|studien)',
    ),
  },
  examples: {
    high: 'lindert',
    moderate: '„lindert wahrscheinlich“',
    low: '„kann lindern“',
    veryLow: '„sehr unsicher“',
    notGraded: '„nicht bekannt“',
  },
  effects: words(effect),
}

export const german: WordingTable = {
  certainty,
  language: 'de',
  functionWords: new Set(
    'der die das und ist nicht ein eine zu mit den von für auf sich sie es im dem auch bei oder wie ihre ihr wird kann'.split(
      ' ',
    ),
  ),
  parse: 'latin',
  stance: {
    negators: words(
      'nicht|nie|niemals|niemand(?:en|em)?|kein(?:e|en|er|em|es|erlei)?|nichts|weder|ohne|kaum|selten|wenig(?:e|er)?|keinesfalls|keineswegs|nirgends|statt|anstatt|fern davon|vermeid\\p{L}*|unmöglich|zu früh|fehlt|fehlen|ungeeignet\\p{L}*|verbiet\\p{L}*|verboten|unbewiesen|unwahrscheinlich',
    ),
    falseNegators: words(
      'nicht (?:nur|bloß|allein|zuletzt)|kein(?:e|en)? (?:wunder|frage|zweifel|andere[nrs]?|mensch muss)|nicht mehr|nie (?:wieder|mehr)|warum nicht|ohne (?:medikamente?|operation|tabletten|chemie|mühe|aufwand|nadeln|zweifel|spritzen|op)|ganz ohne \\S+|ohne (?:bedenken|sorge|weiteres|probleme|rezept)|nichts (?:hilft|wirkt|ist besser)|nicht (?:warten|zögern|verpassen)|ein wenig|ganz zu schweigen',
    ),
    negatesAfter: true,
    criticism: words(
      'misstrau\\p{L}*|skeptisch|skepsis|vorsicht (?:bei|vor|ist)|vorsichtig (?:bei|sein)|hüten|warnt|warnen|warnung|mythos|mythen|märchen|irreführend\\p{L}*|falsch|unwahr|unsinn|irrtum|irrglaube[n]?|kein(?:e|en|er)? (?:\\S+ )?(?:beleg(?:e|en)?|beweis(?:e|en)?|nachweis(?:e)?|grundlage|hinweis(?:e|en)?|belastbar\\p{L}*)|nicht (?:\\S+ )?(?:belegt|bewiesen|erwiesen|nachgewiesen|bekannt|klar|gesichert|sicher|geklärt|untersucht|gezeigt|haltbar|seriös|zulässig|erlaubt)|unklar|ungewiss|unbewiesen|unbelegt|fraglich|zweifelhaft\\p{L}*|bezweifel\\p{L}*|unseriös\\p{L}*|werbung|werbeversprechen|anzeigen|reklame|aufschrift|sagt (?:wenig|nichts)|werbe\\p{L}*|fehl(?:t|en)|gibt es (?:\\S+ ){0,4}nicht|braucht (?:\\S+ ){0,3}(?:kein\\p{L}*|nicht)|brauch(?:st|en) (?:\\S+ ){0,2}keine|angeblich\\p{L}*|vermeintlich\\p{L}*|sogenannt\\p{L}*|übertrieb\\p{L}*|in die irre|täusch\\p{L}*|leichtfertig|verantwortungslos|wer dazu rät|überzogen\\p{L}*|leere versprechen|versprechungen|wer (?:\\S+ ){0,6}(?:verspricht|behauptet|garantiert|wirbt)|ob|behaupt\\p{L}*|wider(?:spricht|legt|sprechen)|strittig|umstritten\\p{L}*|niemand (?:kann|weiß|sollte|darf)|kann niemand|weiß niemand|lässt sich nicht|können wir nicht|kann man nicht|kein ersatz|ersetzt (?:\\S+ ){0,4}(?:nicht|kein\\p{L}*)|ersetzen (?:\\S+ ){0,4}(?:nicht|kein\\p{L}*)|verboten|nicht zulässig|unzulässig|abgeraten|wäre (?:falsch|unredlich|gefährlich|leichtsinnig|unverantwortlich)|ein fehler|zu (?:klein|kurz|wenige|schwach)',
    ),
    hearsay: words(
      'angeblich|soll(?:en|te|ten)?|heißt es|manche|viele (?:glauben|denken|hoffen|meinen)|gilt als|gelten als|wenn|falls|als ob|wer|hoff(?:en|t|te)|wünsch\\p{L}*|suchen|sucht',
    ),
    hedges: words(
      'kann|können|könnte[n]?|vielleicht|möglicherweise|womöglich|vermutlich|wahrscheinlich|manchmal|mitunter|manchen|einigen|scheint|scheinen|eventuell|unter umständen|mag|dürfte',
    ),
    splitters: /^(?:dass|ob|weil|wenn|bevor|bis|obwohl)$/iu,
    dependents:
      /^\W*(?:dass|ob|der|die|das|den|dem|deren|dessen|welche[rsn]?|wie|wer|was|um|weil|wenn|bevor)(?!\p{L})/iu,
    contrasts: /^(?:aber|doch|jedoch|sondern|dennoch|trotzdem|obwohl|während|allerdings)$/iu,
    denial:
      /^\W*(?:nein|nicht|nie|niemals|kaum|leider|wohl kaum|eher nicht|niemand|das (?:kann|weiß|entscheidet) nur)(?!\p{L})/iu,
    known:
      /^\W*(?:antibiotika|operationen|impfungen|eine operation) (?:\S+ ){0,2}heil(?:t|en)(?!\p{L})|(?<!\p{L})(?:(?:knochen)?br(?:uch|üche)|knochen|wunden?|\p{L}*narben?|schnitte?)(?!\p{L})[^.!?]{0,20}(?<!\p{L})heil(?:t|en)(?!\p{L})(?![^.!?]*(?:massag|durch|dank))|^\W*\S+ wurde \d{4} (?:vom|von) \S+ geheilt|kein(?:e|en|er)? ersatz für|(?:ihre?|dein|deine|der|die|eine?) (?:\p{L}*arzt|\p{L}*ärztin) (?:darf|kann|könnte|sollte|soll|wird|muss) (?:(?!aber|und|oder|doch|dann)[^\s,.;:!?]+ ){0,5}(?:absetzen|senken|reduzieren|verringern|ändern|herabsetzen|absetzt|halbieren)/iu,
    situation:
      /^\W*(?:wenn|falls|wer|menschen|personen|sie (?:haben|hatten|wurden|sind|waren)|ihnen (?:wurde|ist)|(?:der |die |das |ihre? )?(?:\p{L}*schmerz\p{L}*|taubheit\p{L}*|schwäche|kribbeln|schwellung\p{L}*|fieber))(?!\p{L})/iu,
    nobody: /^\W*(?:kein\p{L}*|niemand|nicht\p{L}*|weder|wir haben (?:kein|nicht)|es (?:gibt|gab) kein)/iu,
    advice: words(
      '(?<!ohne )(?:frag(?:en|t|e|st)|sprech(?:en|t)|sprich|besprech\\p{L}*|absprach?e|absprechen|abgesprochen|rücksprache|klär(?:en|t|e)|abklär\\p{L}*|konsultier\\p{L}*|wend(?:en|et|e)|rat (?:einholen|suchen)|holen|erlaub\\p{L}*|zustimm\\p{L}*|nur (?:mit|nach)|erst (?:nach|mit|wenn)|vorher|zuvor|geh(?:en|ör\\p{L}*)|such(?:en|t)|entscheide[nt]|ruf(?:en|t)) (?:[^.!?;]{0,70}?)(?:\\p{L}*arzt(?:praxis)?|\\p{L}*ärzt(?:in|e|innen|lich\\p{L}*)|apothek(?:e|er|erin)|hebamme|\\p{L}*praxis|behandlungsteam|klinik|112|fachleute\\p{L}*)|(?:\\p{L}*arzt|\\p{L}*ärzt(?:in|e|innen|lich\\p{L}*)|apothek(?:e|er|erin)|hebamme|\\p{L}*praxis|behandlungsteam) ${GAP}(?:frag(?:en|t|e)|sprech(?:en|t)|bespr(?:echen|ochen|icht)|abgesprochen|abklär\\p{L}*|abgeklärt|klären|um rat|rücksprache|zustimm\\p{L}*|einverstanden|aufsuchen|holen|entscheide[nt]|geklärt|rufen|gehen|vorher|zuvor|untersuch\\p{L}*|gehör\\p{L}*)|ärztliche[rnm]? (?:rat|rücksprache|absprache|hilfe|abklärung)|rücksprache|112'.replace(
        '${GAP}',
        gap(8),
      ),
    ),
  },
  patterns: [
    ...ofKind('wording-cure', cure),
    ...ofKind('wording-safety', safety),
    ...ofKind('wording-against-care', againstCare),
    ...ofKind('wording-dose', dose),
    ...ofKind('wording-figures', figures),
    ...ofKind('wording-miracle', miracle),
    ...ofKind('wording-testimonial', testimonial),
    ...ofKind('wording-sponsored', sponsored),
    ...ofKind('wording-leftover', leftover),
    ...ofKind('wording-vulnerable', vulnerable),
  ],
  reassurance:
    '(?:in ordnung|unbedenklich|bedenkenlos|sicher|problemlos|kein problem|kein hindernis|keine gefahr|kein grund|ohne (?:bedenken|sorge|weiteres|probleme|risiko)|gut|ideal|hilft|hilfreich|empfehl\\p{L}*|geeignet|ungefährlich|gefahrlos|harmlos|tut gut|dürfen|darf|können sie|kannst du|ruhig|getrost|sogar|selbst|auch (?:mit|bei|nach|während|unter)|keine rolle|macht nichts|schadet nicht|unproblematisch|willkommen|spricht nichts|nichts (?:dagegen|einzuwenden)|nichts spricht|völlig in ordnung|einfach darüber|fördert|heilt|genau das richtige|wohltuend|wunderbar|beschleunigt|besonders|trotz|keine sorge)',
  acts: '(?:\\p{L}*massag\\p{L}*|\\p{L}*massier\\p{L}*|\\p{L}*knet\\p{L}*|reib(?:en|t|e|ung)|einreib\\p{L}*|druck\\p{L}*|drück\\p{L}*|streich\\p{L}*|\\p{L}*wärme\\p{L}*|warm\\p{L}*|heiß\\p{L}*|wärmflasche|kirschkernkissen|dehn\\p{L}*|behandlung(?:en)?|behandel\\p{L}*|sitzung(?:en)?|griffe?n?|\\p{L}*öl(?:e|en)?|salbe[n]?|creme|übung(?:en)?|rolle[n]?|termin)',
  caution: words(
    'nicht|kein\\p{L}*|nie|niemals|vermeid\\p{L}*|meid\\p{L}*|vorsicht\\p{L}*|vorsichtig\\p{L}*|gefahr|gefährlich\\p{L}*|risik\\p{L}*|schad\\p{L}*|\\p{L}*arzt\\p{L}*|\\p{L}*ärzt\\p{L}*|hebamme|apothek\\p{L}*|klinik|praxis|fragen|frag|fragt|klär\\p{L}*|abklär\\p{L}*|erst (?:dann|wenn|nach)|bevor|vorher|zuvor|nur (?:wenn|nach|mit)|warten|verschieb\\p{L}*|absagen|sag(?:en)? (?:sie )?(?:es |das )?(?:der|dem|ihrer|ihrem|deiner|deinem)|blutung\\p{L}*|blaue flecke\\p{L}*|schlimmer|ungeeignet|tabu|verzicht\\p{L}*|nichts für|fern(?:bleib\\p{L}*|halt\\p{L}*)?|\\p{L}*br(?:uch|üche[n]?)|brech\\p{L}*|ob|unklar|weiß|wissen|wenig bekannt|häufig|kommt vor|geschult\\p{L}*|ausgebildet\\p{L}*|ausbildung|grund(?:,| )|statt|reichweite|112|notfall|notruf|sanfter|leichter|angepasst|ausgespart|aussparen|spart \\S+ aus|um rat',
  ),
  falseCaution: words(
    '(?:sich )?(?:\\S+ ){0,4}nicht zurück(?:zu)?halten|kein(?:e|en)? (?:problem|hindernis|grund|gefahr|risiko|sorge|rolle|bedenken)|spricht nichts|nichts (?:dagegen|einzuwenden|spricht)|nicht nur|ohne (?:bedenken|sorge|zu fragen|rücksprache)|fragen müssen sie (?:dafür )?niemanden|niemanden fragen|macht nichts|schadet nicht|nicht schaden|stör(?:t|en) (?:\\S+ ){0,5}nicht',
  ),
  synonyms: [
    ['blutverdünn\\p{L}*', 'gerinnungshemm\\p{L}*', 'marcumar', 'antikoagul\\p{L}*', 'heparin', 'eliquis', 'xarelto'],
    ['\\p{L}*thrombose[n]?', 'blutgerinnsel', 'gerinnsel', 'geschwollene wade'],
    ['\\p{L}*krebs', 'tumor\\p{L}*', 'metastasen?', 'chemo(?:therapie)?', 'bestrahlung', 'onkolog\\p{L}*', 'leukämie'],
    ['fieber\\p{L}*', 'fiebrig\\p{L}*', 'erhöhte temperatur'],
    [
      '\\p{L}*operation(?:en)?',
      'op',
      'operiert\\p{L}*',
      'operationsnarbe',
      '\\p{L}*narbe[n]?',
      'eingriff',
      'genäht\\p{L}*',
      '\\p{L}*naht',
      'nähte[n]?',
    ],
    [
      '\\p{L}*wunde[n]?',
      'verletzte haut',
      'aufgeschürft\\p{L}*',
      'schürfwunde[n]?',
      'schnitt',
      'verbrennung\\p{L}*',
      'offene[nr]? (?:stelle[n]?|haut)',
      'hautinfektion',
    ],
    ['osteoporose', 'knochenschwund', 'brüchige[nr]? knochen', 'poröse[nr]? knochen'],
    ['\\p{L}*bruch', '\\p{L}*brüche[n]?', 'fraktur(?:en)?', 'gebrochen\\p{L}*'],
    ['schwanger\\p{L}*'],
    ['taub(?:heit|en|e)?', 'gefühllos\\p{L}*'],
    ['herzschwäche', 'herzkrank\\p{L}*', 'herzleiden'],
    ['infekt(?:ion)?\\p{L}*', 'entzündete haut', 'ausschlag'],
    ['diabetes', 'diabetiker\\p{L}*', 'zuckerkrank\\p{L}*'],
  ],
  emptyWords: new Set(
    'menschen mit die der das und bei oder für wer nach einer eine einem haut mittel medikamente kürzlich letzten letzte bekannte starke schwere frische frischer frisch offene offenen akute akuten bekannter entzündete entzündeter gebrochene wenn außer würde krankheit krankheiten erkrankung erkrankungen probleme einnahme einnehmen blutverdünnende'.split(
      ' ',
    ),
  ),
  vulnerable: words(group),
}
