import {gap, ofKind, words, type CertaintyWords, type Words, type WordingTable} from '../table.ts'

/*
 * English. The patterns of a kind stand together, the plainest first.
 */

const ail =
  '(?:(?:back|neck|shoulder|muscle|joint|nerve|knee|hip) )?(?:pains?|aches?|aching|backaches?|headaches?|stiffness|tension|soreness|migraines?|arthritis|sciatica|inflammation|cramps?|spasms?|injur(?:y|ies)|illness(?:es)?|diseases?|conditions?|disorders?|problems?|symptoms?|complaints?|ailments?|suffering|discomfort|agony|depression|anxiety|insomnia|stress|cancer|diabetes|infections?|discs?|lumbago|knots?|adhesions|fibromyalgia|scoliosis|blockages?|damage|root cause|cause)'
const medicine =
  '(?:medicines?|medications?|meds|tablets?|pills?|pain ?killers?|pain relief|drugs?|prescriptions?|insulin|inhalers?|antibiotics?|antidepressants?|statins?|steroids?|blood thinners?|anticoagulants?|warfarin|ibuprofen|paracetamol|aspirin|opioids?|anti inflammator(?:y|ies)|chemo(?:therapy)?|radiotherapy|doses?|dosage)'
const doctor =
  '(?:doctors?|gps?|physicians?|clinicians?|specialists?|surgeons?|consultants?|hospitals?|clinic|surgery|operations?|a&e|er|emergency (?:room|department)|ambulance|medical (?:help|advice|care|attention|treatment|opinion|check(?: up)?)|health ?care|professional help|conventional (?:medicine|treatment|care)|(?:gp|doctor.s|hospital|medical|clinic) appointments?|check ups?|diagnosis|diagnosed|111|999|911)'
const therapy =
  '(?:massages?|therap(?:y|ies|ists?)|treatments?|heat|warmth|sessions?|techniques?|methods?|stretch(?:es|ing)?|exercises?|routines?|oils?|creams?|balms?|devices?|programmes?|programs?|approach|remed(?:y|ies)|pads?|touch|it|this|they|these|which|that|we|kneading|hands)'
const number =
  '(?:\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|half an?|half|an?|a few|several)'
const signs =
  /\b(?:numb(?:ness)?|tingl\w+|pins and needles|bladder|bowels?|incontinen\w+|fever|high temperature|weight loss|los(?:e|ing) weight|night sweats?|weak(?:ness)?|chest pain|cannot (?:pee|walk|move)|can't (?:pee|walk|move|feel)|saddle|between (?:the|your) legs|blood in|vomit\w*|unsteady|paralys\w+|wakes? you (?:up )?(?:at|every) night|after a (?:fall|crash|accident)|swollen calf|breathless\w*)\b/iu

const cure: readonly Words[] = [
  {
    find: words(
      'no more (?:(?:back|neck|shoulder|joint|knee|hip|chronic) )?(?:pains?|aches?|stiffness|migraines?|sciatica|headaches?)',
    ),
    unless: /\bno more [^.]*\bthan\b/iu,
  },
  {
    find: words(
      `(?:wake up|live|walk|be|get up|stand|sleep|move|run|work|drive) (?:\\S+ ){0,3}?without ${gap(2)}${ail}`,
    ),
  },
  {
    find: words(
      'for good(?! (?:measure|reasons?|health|sleep|posture|advice|results))|for ?ever|once and for all|send(?:s|ing)? (?:\\S+ ){1,2}packing|(?:loses?|lost) its (?:grip|hold)|beyond dispute',
    ),
  },
  {
    find: words(
      `(?:disappearance|elimination|end|removal|dissolution|defeat) of ${gap(3)}${ail}|${ail} ${gap(3)}(?:is|are|gets?|will be|can be) (?:\\S+ )?(?:undone|reversed|eliminated|defeated|conquered|banished|dissolved|cleared|erased|beaten|resolved)|never again (?:know|feel|have|suffer) (?:\\S+ ){0,2}(?:stiff|sore|aching|painful|bad)|no (?:\\S+ ){0,5}(?:can |could )?(?:resists?|withstands?)|melt(?:s|ed|ing)? ${gap(3)}${ail}`,
    ),
  },
  {
    find: words(
      '(?:cartilage|discs?|nerves?|bones?|joints?|spine|scoliosis|curvature) (?:\\S+ ){0,3}(?:grows? back|regrows?|renews? itself|straightens?(?: itself)?|repairs? itself|regenerates?)|(?:pushed|pressed|put|slid|pops?|popped|clicked) (?:back )?into place',
    ),
  },
  {
    find: words('cures?|cured|curing|curative|cure alls?|panacea'),
    unless: /\b(?:ham|meat|pork|bacon|fish|resin|leather|concrete)\b/iu,
  },
  {
    find: words(
      `heal(?:s|ed|ing)? (?:your|the|any|all|my|his|her|their|our|chronic|damaged|torn|injured|sore|backs?|necks?|every|even|you|itself completely)`,
    ),
    unless: /\b(?:bod(?:y|ies)|wounds?|bones?|skin|time|rest|cuts?)\b[^.]{0,20}\bheal/iu,
  },
  {
    find: words(`heal(?:s|ed|ing)? ${gap(3)}${ail}`),
    unless: /\b(?:bod(?:y|ies)|wounds?|bones?|skin|time|rest|cuts?)\b[^.]{0,20}\bheal/iu,
  },
  {
    find: words(
      'healing (?:powers?|touch|energy|hands|properties|miracle|force)|heals? (?:from within|completely|fully)|healed (?:me|him|her|them|us|thousands|hundreds|people|patients)',
    ),
  },
  {
    find: words(
      `(?:eliminat(?:e|es|ed|ing)|eradicat(?:e|es|ed|ing)|banish(?:es|ed|ing)?|abolish(?:es|ed)?|eras(?:e|es|ed|ing)|wip(?:e|es|ed|ing) (?:out|away)|vanquish(?:es|ed)?|conquer(?:s|ed)?|defeat(?:s|ed)?|dissolv(?:e|es|ed|ing)|melt(?:s|ed|ing)? away|obliterat(?:e|es|ed)|zap(?:s|ped)?|destroy(?:s|ed)?|kill(?:s|ed)? off|blast(?:s|ed)?|remov(?:e|es|ed|ing)|silenc(?:e|es)) ${gap(4)}${ail}`,
    ),
  },
  {
    find: words(
      `(?:get|gets|getting|got) rid of (?:it|them|that|this)|free of (?:all |any )?${gap(1)}${ail}|(?:gone|over|history) (?:in|within|after|by) (?:\\S+ )?(?:minutes?|hours?|days?|weeks?|afternoon|morning|evening|night|sessions?|massages?|treatments?|one|two|a)`,
    ),
    unless: /\bgone (?:to|through)\b/iu,
  },
  {
    find: words(
      `(?:get|gets|getting|got|be|rid|rids|ridding) (?:rid |you |yourself |your \\S+ )?(?:of|rid of|free of|shot of) ${gap(3)}${ail}`,
    ),
  },
  {find: words(`(?:mak(?:e|es|ing)|made) ${gap(4)}(?:disappear|vanish|go away|a thing of the past|history)`)},
  {
    find: words(
      `${ail} ${gap(4)}(?:disappears?|disappeared|vanish(?:es|ed)?|melts? away|(?:is|are|be|was|were) (?:gone|history)|evaporates?|a thing of the past)`,
    ),
  },
  {
    find: words(
      `(?:say|wave|kiss|bid) (?:goodbye|good bye|farewell|bye)|see the back of ${gap(2)}${ail}|(?:end|ends|ended|ending) (?:to )?${gap(2)}${ail}|free(?:s|d)? (?:you|yourself|people|them|patients|us|your \\S+) (?:from|of) ${gap(2)}${ail}|freedom from ${gap(2)}${ail}`,
    ),
  },
  {
    find: words('guarantee[sd]?|guaranteeing|surefire|sure fire|foolproof|infallibl[ey]|unfailing(?:ly)?|fail safe'),
    unless: /\b(?:manufacturer|receipt|warranty|(?:year|month)s?'? guarantee|repairs?)\b/iu,
  },
  {
    find: words(
      '(?:we|i|it|massage|therapy|treatment) promis(?:e|es|ed)|promis(?:e|es|ed) (?:to|you|relief|results|that|lasting|complete|an end|recovery|freedom)|you have (?:our|my) word',
    ),
  },
  {
    find: words(
      'proven|proves?|proved|proof (?:that|of)|beyond (?:any |all )?doubt|undeniabl[ey]|unquestionabl[ey]|indisputabl[ey]|established fact',
    ),
    unless: /\bprov(?:ed?|es|en) (?:to be )?(?:difficult|hard|useful|popular|tricky|wrong|otherwise|too)\b/iu,
  },
  {
    find: words(
      `(?:reliev\\w+|relief|free|gone|fix(?:es|ed)?|solv(?:e|es|ed)|end(?:s|ed)?|eas(?:e|es|ed)|stop(?:s|ped)?|heal(?:s|ed)?|better|work(?:s|ed)?|away|results?|recover(?:s|ed)?|correct(?:s|ed)?|straighten(?:s|ed)?|loosen(?:s|ed)?|restor(?:e|es|ed)|disappear(?:s|ed)?|rid) ${gap(7)}(?:permanently|for good|for ?ever|once and for all|for life|for the rest of your life|for keeps)`,
    ),
  },
  {
    find: words(
      `permanently (?:reliev\\w+|fix\\w*|solv\\w+|end\\w*|stop\\w*|heal\\w*|remov\\w+|correct\\w*|restor\\w+|eas\\w+|reduc\\w+)`,
    ),
  },
  {
    find: words(
      `(?:permanent|lasting|lifelong|everlasting|complete|total|instant|immediate|certain|full|definitive|100 %|long term) (?:\\S+ )?(?:relief|cure|solutions?|fix|remed(?:y|ies)|recovery|freedom|results?|healing|end to)`,
    ),
  },
  {
    find: words(
      '(?:be|become|becomes|became|live|living|stay|stays|wake up|walk out|leave|feel|feels|are|is|get|getting|completely|totally|permanently|life|you) (?:completely |totally |permanently |truly )?(?:pain|ache|symptom) free|pain free (?:for|in|after|within|life|guaranteed|forever)',
    ),
  },
  {
    find: words(
      `never (?:again |ever )?(?:have to |need to )?(?:have |feel |suffer(?: from)? |experience |know |worry about |get |need )${gap(3)}(?:again|${ail})|(?:never|won't|will not|cannot|can't) (?:ever )?(?:come back|return|reappear|recur|comes back|returns)`,
    ),
  },
  {
    find: words(
      `(?:always|certainly|definitely|surely|undoubtedly|invariably|inevitably|automatically|infallibly|without (?:a )?(?:fail|doubt)) (?:\\S+ )?(?:work(?:s|ed)?|help(?:s|ed)?|reliev\\w+|stop(?:s|ped)?|ends?|remov\\w+|fix\\w*|solv\\w+|eas\\w+|heal\\w*|reduc\\w+|succe\\w+|restor\\w+|brings?|tak(?:es?|ing) away|feel better|improv\\w+|get(?:s)? better|recover\\w*)`,
    ),
  },
  {
    find: words(
      `(?:works?|worked|helps?|helped|effective|successful|succeeds?|relief|results?) (?:every (?:single )?time|each time|for (?:everyone|everybody|anyone|anybody|all|every|absolutely)|in (?:every|all|100 %)|without (?:fail|exception)|no matter|whatever|100 %)`,
    ),
  },
  {
    find: words(
      "(?:never|cannot|can't|not once|could not|couldn't) (?:fail(?:s|ed)?|disappoint(?:s|ed)?|go wrong|lets? you down)|there (?:is|'s) no(?:thing| \\S+)(?: that)? (?:it|massage|we|this|heat) (?:cannot|can't|does not|doesn't)",
    ),
  },
  {
    find: words(
      `100 ?(?:%|per ?cent) (?:\\S+ )?(?:effective|success(?:ful)?|relief|sure|certain|certainty|recovery|recover|pain free|results?|works?)`,
    ),
  },
  {
    find: words(
      `${therapy} (?:is (?:sure|certain|bound|going) to|will) (?:\\S+ )?(?:reliev|eas|stop|end|remov|fix|cur|solv|heal|tak\\S* away|get rid|work|help|reduc|prevent|restor|revers|relax|improv|free|sort|loosen|releas|put an end)\\w*`,
    ),
    unless: /\bwill (?:not|probably|often|sometimes|only|never|rarely|likely|usually)\b/iu,
    atMost: 'warning',
  },
  {
    find: words(
      `revers(?:e|es|ed|ing) ${gap(4)}(?:${ail}|ag(?:e|ing)|degeneration|osteoporosis|wear)|undo(?:es)? ${gap(3)}damage|turns? back the clock`,
    ),
  },
  {
    find: words(
      `(?:prevent(?:s|ed|ing)?|protect(?:s|ed)? (?:you )?(?:from|against)|stops? you getting|wards? off) ${gap(3)}(?:cancer|arthritis|diseases?|illness(?:es)?|strokes?|heart attacks?|dementia|alzheimer's|infections?|osteoporosis|colds?|flu|back pain)`,
    ),
    atMost: 'warning',
  },
  {
    find: words(
      '(?:treats?|beats?|fights?|stops?) (?:\\S+ )?(?:cancer|diabetes|dementia|depression|asthma|arthritis|heart disease)',
    ),
  },
  {
    find: words(
      `(?:fix|fixes|fixed|fixing|repairs?|repaired|corrects?|corrected|realigns?|straightens?|put(?:s)? right|sorts? out|restores?|regenerat(?:es?|ed)|rebuilds?) ${gap(4)}(?:${ail}|backs?|spines?|necks?|posture|vertebrae?|nerves?|cartilage|joints?|tissues?|health|alignment)`,
    ),
    unless: /\b(?:surgery|surgeon|operation|nhs|appointment)\b/iu,
  },
  {
    find: words(
      '(?:no (?:more|longer)) (?:suffer(?:ing)?|pain|aches?|backache|hurt(?:ing|s)?|in pain|stiffness|sleepless nights)',
    ),
  },
  {
    find: words(
      '(?:the )?(?:only|ultimate|perfect|number one|final|real|definitive) (?:\\S+ )?(?:cure|remedy|solution|answer|treatment|therapy|fix) (?:for|to|against)|the (?:solution|answer|end) (?:for|to|of) (?:your |all |any |chronic )?(?:\\S+ )?(?:pain|problems?|suffering|backache)',
    ),
  },
  {
    find: words(
      `works? like nothing else|nothing (?:works|helps|relieves|eases|beats|cures) ${gap(4)}(?:like|better|faster|as well)|as good as new|good as new|brand new back|new lease of life`,
    ),
  },
  {
    find: words(
      `(?:after|in|within) (?:just |only |as little as )?(?:one|a single|two|three|a few|\\d+) (?:\\S+ )?(?:sessions?|massages?|treatments?|visits?|days|minutes|hours|weeks) ${gap(6)}(?:gone|disappears?|disappeared|free|vanish(?:es|ed)?|heals?|healed|history|over)`,
    ),
  },
]

const safety: readonly Words[] = [
  {find: words('(?:harmless|safe|fine|no problem) even (?:with|in|during|for|after|if|when)')},
  {
    find: words(
      "(?:cannot|can't|never) do (?:\\S+ ){0,2}(?:any )?harm|what (?:could|can|should) (?:possibly )?(?:go wrong|happen)|harmlessness|no one reacts|(?:need not|needn't|no need to|don't have to) worry about|has (?:never|not) (?:ever )?(?:harmed|hurt|injured)",
    ),
    unless: /\b(?:most|usually|often)\b/iu,
  },
  {
    find: words(
      `(?:press|use|massage|rub|knead|apply|do|have|repeat|leave|turn|push|stretch|pull) ${gap(3)}as (?:much|hard|often|long|hot|deep) as (?:you|they|anyone) (?:like|likes|want|wants)`,
    ),
    atMost: 'warning',
    unless: /\b(?:ask|stop|say|speak|rest|pause|breaks?|questions?|pain|comfort\w*)\b/iu,
  },
  {
    find: words(
      '(?:100 ?(?:%|per ?cent)|(?:one |a )?hundred per ?cent|completely|totally|entirely|perfectly|absolutely|fully|always|utterly|wholly|inherently|unconditionally|never anything but|extremely) (?:and \\S+ )?(?:safe|harmless|risk free|without risk|secure|gentle and safe)',
    ),
  },
  {
    find: words(
      'safe (?:for|in|with) (?:everyone|everybody|anyone|anybody|all|every|any|absolutely|people of (?:all|any|every)|whoever)|safe (?:at|in) any|safely (?:be )?(?:used|tried|done|had|enjoyed) by (?:everyone|everybody|anyone|anybody|all)',
    ),
  },
  {
    find: words(
      '(?:suitable|fine|good|right|okay|ok|recommended|made) for (?:absolutely )?(?:everyone|everybody|anyone|anybody|all ages|every age|every body|any age|any condition|every condition|whoever)',
    ),
  },
  {
    find: words(
      '(?:everyone|everybody|anyone|anybody|whoever you are|people of any age)(?: of any age)? (?:can|may|should) (?:safely |simply |just )?(?:\\S+ )?(?:it|massages?|use|try|benefit|have|do|enjoy)',
    ),
    atMost: 'warning',
  },
  {
    find: words(
      `(?:no|zero|without(?: any| the)?|free (?:of|from)(?: any| all)?|not a single|devoid of|none of the|absence of|never (?:any|a|has|have|causes?)(?: any)?) (?:(?:known|possible|unwanted|nasty|negative|real|serious|harmful|whatsoever|any|of the|medical|health|adverse|such) ){0,3}(?:side effects?|risks?|adverse (?:effects?|reactions?|events?)|harms?|dangers?|downsides?|drawbacks?|complications?|contraindications?|hazards?)`,
    ),
    unless: /\b(?:reported|recorded|found|seen|observed|noted|stud(?:y|ies)|trials?|review|participants)\b/iu,
  },
  {find: words('(?:side effect|risk|hazard|danger|worry) free')},
  {
    find: words(
      "(?<!should |must |ought to )(?:cannot|can't|can never|could never|couldn't|never|won't|will not|will never|does not|doesn't|does no|do no|impossible to|no way to|unable to) (?:possibly |ever )?(?:(?:do |cause )(?:you )?(?:any )?)?(?:harm(?:s|ed)?|hurt you(?:rself)?|hurts? (?:anyone|anybody|you|a fly)|injur(?:e|es|ed|y)|damage[sd]?|overdo|be overdone|go wrong|backfire)",
    ),
  },
  {
    find: words(
      'nothing (?:can|could|will|ever) (?:possibly )?(?:go(?:es)? wrong|happen(?:s)? to you|bad)|nothing to (?:worry about|fear|lose)|no need to worry|no cause for concern|zero (?:risk|danger)',
    ),
    unless: /\b(?:most|usually|often)\b/iu,
  },
  {
    find: words(
      `(?:massages?|therapy|treatments?|heat|oils?|technique|method|session|it) (?:is|are) (?:\\S+ )?(?:harmless|risk free|without risk|totally benign)`,
    ),
  },
  {
    find: words(
      '(?:nobody|no one|not one person|none) (?:has |was |is )?(?:ever )?(?:been )?(?:hurt|injured|harmed|damaged|suffered)|never (?:cause[sd]?|do|does|lead to|leads to) (?:any )?(?:injur(?:y|ies)|harm|damage)|without (?:doing|causing|any) (?:any |the slightest )?(?:damage|harm|injury)|without (?:fear|a second thought|worry|hesitation|any worries)|(?:rule|rules|ruled) out (?:any )?(?:harm|risk|danger)|has never (?:hurt|harmed|injured) (?:anyone|anybody|a)|nothing (?:but|except) good',
    ),
  },
  {
    find: words(
      'safe because (?:\\S+ ){0,4}natural|natural(?:ly)?,? (?:so|and|therefore|which means|hence|thus) (?:\\S+ ){0,4}(?:safe|harmless|gentle)|naturally safe|(?:no|without) chemicals',
    ),
  },
  {
    find: words(
      "(?:you )?(?:can(?:'t|not)|could never) (?:have|get|do) too (?:much|many)|no (?:such thing as )?(?:too much|upper limit|maximum)|no (?:precautions?|limits?|restrictions?)(?: \\S+){0,2} (?:needed|necessary|required)|whatever your (?:age|condition|health)|regardless of (?:age|health|your|any|medical)",
    ),
  },
]

const againstCare: readonly Words[] = [
  {
    find: words(
      `who needs (?:an? |the |any )?(?:\\S+ )?(?:${doctor}|${medicine}|mri|x ray|scan)|(?:physiotherapy|treatment|${medicine}) ${gap(4)}(?:be (?:dropped|left)|(?:left|stays?|remains?|gathers?) (?:in|on|dust))|(?:advice|warnings?|opinions?) (?:is|are) (?:best |better |to be )?(?:ignored|forgotten)|trip to the ${doctor} ${gap(4)}(?:waste|time|spent)|(?:checks?|${doctor}) ${gap(6)}(?:formality|do without|unnecessary|waste of)|weaning (?:yourself |themselves )?off ${gap(3)}${medicine}`,
    ),
  },
  {
    find: words(
      '(?:keep going|carry on|keep at it|simply (?:the|a) \\S+ (?:working|stretching)|shows? (?:that )?it (?:works|is working)|just (?:the|a) (?:stretch|muscles?|knot)|want(?:s)? attention first|is enough)',
    ),
    with: signs,
    unless: /\b(?:do not|don't|stop|never)\b/iu,
  },
  {
    find: words(
      `(?:stop|stops|stopping|stopped|quit|quits|quitting|ditch(?:ed|ing)?|drop|dropped|throw (?:away|out)|bin|binned|give up|giving up|gave up|come off|coming off|came off|go off|went off|skip(?:ped|ping)?|forget|forgo|leave out|leave (?:\\S+ ){0,2}in|reduce|lower|cut(?:ting)?(?: down| back| out)?(?: on)?|halv(?:e|ed|ing)|discontinue|abandon|toss|flush|wean (?:yourself )?off|get off|put aside|put away|do without|replac(?:e|es|ed|ing)|swap(?:ped)?|trade|substitutes?|lay off|shelve|lose|kick|delay|postpone|miss|taper|phase out) (?:taking |using |with |for |on |off )?${gap(3)}${medicine}`,
    ),
    unless: /\b(?:drugs?|medicines?|painkillers?|tablets?) (?:reduce|lower|stop)\b/iu,
  },
  {
    find: words(
      `(?:take|taking|use|using) (?:fewer|less of)${' '}${gap(2)}${medicine}|${medicine} (?:are|is|becomes?|will become|can be) (?:no longer|not) (?:needed|necessary|required)|${medicine} (?:are|is|becomes?|become) (?:unnecessary|superfluous|a waste|poison|obsolete|pointless)|${medicine} (?:can|may|could|should) (?:safely )?be (?:stopped|dropped|reduced|left|skipped|replaced|cut|halved|thrown)|${medicine} ${gap(3)}(?:in the bin|down the (?:toilet|drain)|behind)`,
    ),
  },
  {
    find: words(
      `(?:no need|don't need|do not need|needn't|need not|no reason|not necessary|unnecessary|pointless|no point|don't have to|do not have to|won't (?:have to|need)|will not need|won't be needing|never need|no longer need|not worth|isn't worth|without (?:having to|needing|the need|bothering)|save yourself|spare yourself) (?:to |for |in |of )?${gap(5)}(?:${doctor}|${medicine})`,
    ),
    unless:
      /doctor's (?:letter|note|referral)|\b(?:scan|x-?ray|most people|many people)\b[^.]*\b(?:surgery|operation)\b/iu,
  },
  {
    find: words(
      `(?:instead of|rather than|in place of|better than|superior to|beats|more effective than|stronger than|safer than|works? better than|an? (?:\\S+ )?(?:alternative|substitute|replacement) (?:to|for)|as good as|(?:just )?as effective as|replac(?:es?|ed|ing)|can stand in for|does away with|makes? (?:\\S+ )?unnecessary|takes? the place of|tak(?:es?|ing) over from|does the (?:job|work) of|spares? you|saves? you|in lieu of) ${gap(4)}(?:${doctor}|${medicine}|medical treatment)`,
    ),
  },
  {
    find: words(
      `mak(?:e|es|ing) (?:\\S+ ){0,4}(?:${doctor}|${medicine}) (?:\\S+ )?(?:unnecessary|redundant|superfluous|obsolete)`,
    ),
  },
  {
    find: words(
      `(?:avoid(?:ing)?|ignor(?:e|es|ing)|disregard|skip(?:ping)?|cancel(?:ling)?|postpone|delay(?:ing)?|put(?:ting)? off|hold off|don't (?:listen to|trust|believe|bother|waste|let|rush|run|call|see|go)|do not (?:listen to|trust|believe|bother|waste|rush|call|see|go)|no use (?:asking|calling)|stay away from|keep away from|forget(?: about)?|never mind|steer clear of|think twice before|put aside|turn your back on|cross (?:\\S+ )?off|say no to) (?:to |with |your |on |seeing |calling )?${gap(6)}(?:${doctor}|vaccin\\w+|scans?|waiting rooms?|what your|the advice)`,
    ),
    unless: /\b(?:your|the) doctor (?:tells|told|says|said)\b.*\bavoid\b/iu,
  },
  {
    find: words(
      `(?:doctors?|physicians?|gps?|hospitals?|(?:the )?(?:medical|drug|pharma\\S*) (?:industry|profession|companies|establishment)|big pharma) ${gap(2)}(?:don't|do not|doesn't|does not|won't|will not|never|hates?|hide|hides|fear|only|just|merely) (?:want|push|sell|prescribe|hand out|tell|like|know|understand|listen|help|can|you)|doctors? (?:are|is) (?:only|just|wrong|useless|clueless)`,
    ),
  },
  {
    find: words(
      `(?:${doctor}|calling|appointment|seeing (?:a|your|the) \\S+|that|it) (?:can|could|should) wait|wait (?:and see|a few (?:days|weeks)|it out|until|for it|before)|(?:try|book|have|get|start with|begin with) (?:an? |some )?(?:\\S+ )?(?:massage|session|heat|stretching) (?:first|before)|(?:nothing to|don't|do not|no need to|no reason to|not something to) (?:worry|panic|be alarmed|fear|be concerned|do anything)|(?:is|are) (?:\\S+ )?(?:normal|harmless|nothing|fine|no cause)|pass(?:es)? (?:by itself|on its own)|goes? away (?:by itself|on its own)|sleep it off|walk it off|push through|massage (?:it away|will (?:\\S+ )?(?:fix|sort|clear|ease))|(?:just|simply|only) (?:\\S+ ){0,3}(?:massage|knot|tension|heat|tight)`,
    ),
    with: signs,
    unless: /\b(?:call 999|999|111|straight away|immediately|urgent\w*|at once)\b/iu,
  },
  {
    find: words(
      `why (?:sit|wait|go|bother|see|pay|queue|waste) ${gap(6)}(?:${doctor}|waiting rooms?|scan)|before (?:you )?(?:think(?:ing)? about|bother(?:ing)?(?: with)?|consider(?:ing)?|troubling) ${gap(1)}(?:seeing|calling|going|ring|${doctor})`,
    ),
  },
  {
    find: words(
      `(?:try|use|put|apply|get|have|take|massage|rub|knead|stretch|press|roll|book|treat|soothe) ${gap(7)}(?:massage|heat|pad|pack|bath|oil|ball|stretch(?:es)?|rub|session|kneading|it out|it away|the area)`,
    ),
    with: signs,
    unless:
      /\b(?:doctor|gp|999|112|911|111|urgent\w*|emergency|hospital|medical|straight away|immediately|at once|stop|avoid|not|never)\b/iu,
    atMost: 'warning',
  },
  {
    find: words(
      `(?:manage|treat|diagnose|handle) (?:it |this |\\S+ )?(?:yourself|at home|alone) (?:instead|without)|you are your own (?:doctor|best doctor)|trust your body,? not`,
    ),
  },
]

const dose: readonly Words[] = [
  {find: words(`\\d+(?:[.,]\\d+)? ?(?:mg|milligrams?|mcg|µg|μg|micrograms?|iu|ml|millilit(?:re|er)s?|cc)`)},
  {
    find: words(
      `${number} (?:\\S+ )?(?:drops?|tablets?|capsules?|pills?|teaspoons?|tsp|tablespoons?|tbsp|teaspoonfuls?|spoonfuls?|spoons?|spoon|puffs?|sachets?|patches|ampoules?|caplets?|lozenges?|gummies|scoops?|pinch(?:es)?|dashes|ounces?|oz|cups?|grams?|squirts?|pumps?|handfuls?|cloves?|g|kg|sprays?) (?:of|in the|at night|at bedtime|each|a day|daily|per|every|twice|three|before|after|in|with|at|to|into|on|and|under)`,
    ),
    unless: /\b(?:cup of (?:tea|coffee)|glass of water|drops? of (?:water|sweat|soap|rain))\b/iu,
  },
  {
    find: words(
      `(?:take|takes|taking|swallow|drink|mix|mixing|add|adding|dissolve|blend|dilute|combine|inject|rub in|apply|give|dose) ${gap(5)}${number} ?(?:\\S+ )?(?:drops?|tablets?|capsules?|pills?|teaspoons?|tablespoons?|spoons?|g|grams?|doses?|parts?|times the dose|sachets?|ounces|units|cups?|litres?|glasses)`,
    ),
  },
  {
    find: words(
      `(?:take|taking|swallow) (?:one|two|three|four|a|\\d+)(?: or \\S+)? (?:\\S+ )?(?:tablets?|pills?|capsules?|${medicine})`,
    ),
  },
  {
    find: words(
      `${medicine} (?:\\S+ ){0,3}(?:every|each) (?:${number} )?(?:hours?|mornings?|nights?|evening)|${number} times (?:a|per|each) day (?:\\S+ ){0,3}(?:tablet|dose|medicine|supplement)|maximum (?:daily )?dose|double the dose|(?:strength|concentration|dilution) of ${number}|${number} (?:%|per ?cent) (?:\\S+ )?(?:solution|dilution|cream|gel|menthol|oil|tincture)`,
    ),
  },
]

const figures: readonly Words[] = [
  {find: words('(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?: \\p{L}+)? per ?cent')},
  {
    find: /\d+(?:[.,]\d+)?\s?(?:%|per\s?cent\b|percentage points?)/iu,
    unless: /\b100\s?(?:%|per\s?cent)|\d+\s?%\s+(?:off|discount|cotton|wool)/iu,
  },
  {
    find: words(
      `(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|half) (?:out of|in|of|in every|out of every|of every) (?:\\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred|hundred)`,
    ),
    unless:
      /\b(?:january|february|march|april|june|july|august|september|october|november|december|section|part|step|chapter)\b/iu,
  },
  {
    find: words(
      `(?:twice|three times|four times|five times|\\d+ times|ten times) (?:as|more|the|less|likely|faster|better|quicker|longer)|(?:double[sd]?|doubling|tripl(?:e|es|ed)|halv(?:e|es|ed|ing)|quadrupl\\w+) (?:the|your|their|his|her|its|in)|by (?:almost |nearly |about |over |more than |up to )?(?:half|a third|a quarter|two thirds)|${number} (?:fold|times) (?:increase|reduction|drop)|(?:two|three|four|\\d+) fold`,
    ),
  },
  {
    find: words(
      `(?:half|a third|one third|a quarter|a fifth|two thirds|three quarters|nine tenths) (?:of|the) (?:all |the |our |every )?(?:\\S+ )?(?:days|cases|pain|costs|adults|population|people|workers|visits|patients|working|of us|world)|(?:specialists|experts|doctors|scientists|researchers) are (?:unanimous|agreed|certain|sure|convinced|clear)|undisputed among`,
    ),
  },
  {
    find: words(
      `(?:half|a third|a quarter|two thirds|three quarters|nearly all|almost all|the (?:vast |great |overwhelming )?majority|most|a majority|millions|nine tenths) (?:of )?(?:all |the |our )?(?:patients?|adults|participants|volunteers|studies|trials|experts|doctors|scientists|physicians|users|sufferers|women|men|those (?:who|treated)|people (?:who|with|treated|in))`,
    ),
    atMost: 'warning',
  },
  {
    find: words(
      `(?:stud(?:y|ies)|research(?:ers)?|trials?|science|scientists?|experts?|doctors|physicians|data|surveys?|meta analys[ie]s|the evidence|evidence|the literature|universit(?:y|ies)|professors?|specialists|physiotherapists|investigations?|experiments?|tests) ${gap(4)}(?:shows?|showed|shown|proves?|proved|proven|confirms?|confirmed|found|finds?|suggests?|suggested|reveals?|revealed|demonstrates?|demonstrated|says?|said|agrees?|agreed|concludes?|concluded|indicates?|indicated|reports?|reported|points? to|backs?|supports?|recommends?|established|discovered|knows?|is clear|are clear|is (?:in|settled|unanimous)|links?|linked)`,
    ),
  },
  {
    find: words(
      `(?:according to|backed by|supported by|based on|confirmed by|shown (?:in|by)|thanks to) ${gap(3)}(?:stud(?:y|ies)|research(?:ers)?|science|scientists|experts|trials?|evidence|data|doctors)|(?:scientifically|clinically|medically) (?:\\S+ )?(?:shown|tested|validated|backed|proven|established|documented|recognised|recognized|confirmed|supported|sound)|(?:science|research|evidence|clinically|doctor) (?:backed|tested|approved|recommended)|it (?:has been|is|was) (?:\\S+ )?(?:shown|found|demonstrated|established|documented|known|measured) that`,
    ),
  },
]

const miracle: readonly Words[] = [
  {find: words("(?:doesn't|don't|does not|do not|won't) want you to know")},
  {
    find: words(
      "(?:\\S+ )?(?:won't|will not|doesn't|does not|never) tell(?:s)? you|(?:one|this) (?:\\S+ )?(?:odd|weird|simple|strange|clever|little|easy) (?:\\S+ )?trick|leaves? (?:\\S+ ){0,4}speechless|hidden (?:points?|powers?|button|reflex)|acids? and (?:poisons?|toxins?)|poisons? of|defen[cs]es? (?:\\S+ ){0,4}(?:armed|stronger|strengthened|ready|boosted)|what (?:monks|healers|shamans|doctors) ",
    ),
  },
  {
    find: words(
      'miracles?|miraculous(?:ly)?|magic|magical(?:ly)?|wondrous|works? wonders|wonder (?:cure|drug|remedy|oil|treatment|weapon|method|therapy|tool|massage)',
    ),
  },
  {
    find: words(
      `(?:best kept|ancient|age old|hidden|closely guarded|long lost|forgotten|monks'?|eastern|tibetan|grandmother's|the|one|a|nature's) (?:\\S+ )?secrets?|secrets? (?:of|to|that|remedy|trick|method|weapon|formula|recipe)`,
    ),
    unless: /\b(?:keep|kept|medical) (?:\S+ )?secret\b/iu,
  },
  {
    find: words(
      'break ?throughs?|revolution(?:ary|ise[sd]?|ize[sd]?|ising|izing)|game changer|game changing|ground ?breaking|(?:unbelievabl|incredibl|amazing|astonishing|sensational|phenomenal|mind ?blowing|astounding|stunning|spectacular|life chang)\\S* (?:\\S+ )?(?:results?|effects?|power|relief|treatments?|massages?|therapy|remed(?:y|ies)|benefits?|transformations?|healing|way|cure|method|technique|recovery)|hack',
    ),
  },
  {
    find: words(
      `detox\\w*|de tox\\w*|toxins?|toxic (?:waste|build ?up|substances|sludge)|(?:cleans(?:e|es|ed|ing)|purif(?:y|ies|ied|ying)|purg(?:e|es|ed|ing)|flush(?:es|ed|ing)?|rins(?:e|es|ing)|drain(?:s|ed|ing)?|sweep(?:s|ing)?|wash(?:es|ed|ing)?) ${gap(4)}(?:body|bodies|blood|liver|kidneys|system|lymph|organs|waste|poisons?|lactic acid|acids?|impurities|uric acid|cells|tissues?|metabolites)|waste products|poisons? (?:drain|out|leave|flow|from)|hidden powers?|(?:lactic acid|impurities|metabolic waste|cellular waste) (?:\\S+ ){0,4}(?:out|away)|(?:blood|liver|colon|body|lymph\\S*) cleans\\w+|a (?:\\S+ )?cleanse`,
    ),
  },
  {
    find: words(
      `(?:boost(?:s|ed|ing)?|strengthen(?:s|ed|ing)?|supercharg\\w+|turbo ?charg\\w+|kick ?start(?:s|ed)?|ramps? up|jump ?starts?|activat(?:e|es|ed|ing)|fires? up|rev(?:s)? up|suppor(?:t|ts) ${gap(1)}|awakens?|unlocks?|unleash(?:es)?|optimi[sz]es?) ${gap(4)}(?:immun\\w+|metabolism|defen[cs]es|self healing|healing (?:powers?|forces?)|powers? of healing|natural healing|vitality|life force|inner|cells?|body's own)|immune (?:boosting|booster|boost|strengthening)`,
    ),
  },
  {
    find: words(
      `energy (?:blockages?|flows?|fields?|channels?|lines|work|balance|levels? soar)|blocked (?:energy|chi|qi)|(?:life|vital|cosmic|healing|universal) (?:force|energy)|chakras?|meridians?|(?:rebalanc|realign|harmonis|harmoniz|rebalancing)\\w* ${gap(3)}(?:energy|energies|spine|body|hormones|system|chakras?|life)|quantum|negative energy|bad energy|stuck emotions|releases? trauma|frequency healing|bio ?resonance|ionis\\w+|alkalis\\w+|acidic body`,
    ),
  },
  {
    find: words(
      `nature's (?:own )?(?:\\S+ )?(?:answer|remedy|medicine|cure|pain ?killer|pharmacy|gift)|super ?foods?|anti age?ing|fountain of youth|elixir|rejuvenat\\w+|(?:burns?|burning|melts?|melting|sheds?) ${gap(2)}(?:fat|calories|pounds)|cellulite|look(?:s)? (?:\\S+ )?years younger|turns? back time|cell renewal|all natural|holistic miracle|too good to be true`,
    ),
  },
]

const testimonial: readonly Words[] = [
  {find: /["”“'’»]\s*[–—-]\s*\p{Lu}\p{L}+(?:\s\p{Lu}\.?\p{L}*)?(?:,|$|\s\()/u, isWhole: true},
  {
    find: /^\W*["“„«][^"”“»]*\b(?:I|my|me)\b[^"”“»]*["”“»]/u,
    with: /\b(?:pain|backs?|neck|shoulders?|hips?|knees?|legs?|sleep\w*|cushion|roller|massage|stiff\w*|aches?)\b/iu,
    isWhole: true,
  },
  {find: /[★⭐]{2,}/u, isWhole: true},
  {
    find: words(
      `(?:our|one) (?:\\S+ )?(?:customer|client|patient|reader|member) \\p{L}+,? (?:who|threw|gave|could|can|told|says|got|has|had|is)`,
    ),
  },
  {
    find: /(?<!\p{L})\p{Lu}\p{L}+, an? [^,.]{3,40},? (?:couldn't|could not|could barely|could hardly|had|was|suffered|struggled|spent)\b/u,
  },
  {
    find: /^\W*["“„'‘«][^"”“»]*\b(?:I|my|me|we)\b[^"”“»]*\b(?:pain|backs?|neck|shoulders?|hips?|legs?|sleep|cushion|massage|hope|walk|stiff\w*|aches?)\b[^"”“»]*["”“»'’]/iu,
  },
  {
    find: words(
      `my (?:own )?(?:mother|father|wife|husband|son|daughter|gran\\S*|aunt|uncle|partner|sister|brother|boss|neighbou?r) (?:\\S+ ){0,3}(?:threw|gave|got|walks?|walked|could|can|has not|hasn't|is|was|stopped|never|no longer|had|left|danced|sleeps?)`,
    ),
  },
  {
    find: words(
      `my (?:\\S+ ){0,4}(?:pain|back|neck|aches?|stiffness|migraines?|headaches?|sciatica|shoulders?|life|hips?|knees?|sleep|posture|doctor) ${gap(7)}(?:gone|vanished|disappeared|stopped|better|changed|went away|never|healed|history|improved|transformed|amazed|like new|melted|astonished|free|disappears|back again|stunned|could not believe|couldn't believe)`,
    ),
  },
  {
    find: words(
      `(?:i|we) ${gap(4)}(?:healed|cured|pain free|reborn|a new person|like new|years younger|a different person|my life back|sleep through|swear by|threw away|cancelled|stopped taking|walk again|run again|bend again|play again|move again|dance again|lift again|no longer|never looked back|could not believe|couldn't believe|recommend)`,
    ),
  },
  {
    find: words(
      `(?:changed|saved|transformed|turned around|gave (?:me|him|her|them) back|gave back) (?:my|her|his|their|our|your)(?: \\S+)? (?:life|lives|backs?|marriage|career|sleep)|(?:gave|given) (?:me|him|her|them) (?:\\S+ )?(?:life|lives|back|body) back|a new (?:man|woman|person)|thanks to ${gap(5)}(?:,? ?(?:i|she|he|they) (?:can|could|am|is|was|now))`,
    ),
  },
  {
    find: words(
      `(?:our|my|many|most|thousands of|hundreds of|countless|happy|satisfied|delighted|past|regular|former|\\d+) (?:\\S+ )?(?:clients?|customers?|patients?|readers?|members|users|guests|visitors|families) ${gap(4)}(?:say|says|report|reported|tell|told|swear|swears|love|loves|rave|raved|felt|feel|agree|rate|rated|have|had|were|are|walk|walked|leave|left|describe|described|wrote|write|cannot|can't|noticed|notice|found|find|thank|trust|enjoy|come back|got|get|could|became|recommend)`,
    ),
    unless: /\b(?:should|must|ask|need to|asked us)\b/iu,
  },
  {
    find: /[“"'‘”][^“”"]{3,120}[,.!]?[”"'’]\s?,?\s(?:says?|said|writes?|wrote|raves?|beams?|laughs?|smiles?|reports?|adds?|recalls?|tells? us)\s+(?:\p{Lu}\p{L}+|our|one|a|my)/u,
  },
  {
    find: words(
      `before (?:the|her|his|their|my|our) (?:first )?(?:treatment|massage|sessions?|therapy|course) ${gap(8)}(?:could|barely|hardly|had|was|were|struggled)|(?:thanks to|since|after) ${gap(2)}(?:this|that|my|our|her|his) (?:\\S+ )?(?:masseuse|masseur|massage|therapist|treatment|session|oil|method|routine) ?,? (?:i|he|she|they|my|his|her)`,
    ),
  },
  {find: /["”'’]\s*[–—-]\s*(?:verified|a |our |happy|satisfied|one |\p{Lu}\p{L}+)/u},
  {find: words(`swears? by (?:it|this|these|massage|the|her|his|our|regular|weekly|heat)`)},
  {
    find: words(`before (?:and |& |versus |vs )?after|before\\/after`),
    unless:
      /\b(?:before and after (?:the|a|an|each|every|exercise|sport|work|meals?|your|you|training|running|using|massage|treatment|it|one|this)|wash|measur\w*|compar\w*|tested|muscles?|blood|samples?)\b/iu,
  },
  {
    find: words(
      `five stars?|5 stars?|four star|testimonials?|success stor(?:y|ies)|real (?:people|results|stories|patients|clients)|rave reviews?|glowing reviews?|rated (?:\\S+ ){0,4}(?:stars|excellent)|reviews? (?:from|by) (?:real|happy|our)|(?:her|his|their|my|one \\S+'s) (?:amazing |incredible |remarkable |inspiring )?(?:story|journey|transformation|recovery story)`,
    ),
  },
  {find: /[”"’']\s?[,–—-]{1,2}\s?\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.]*)?(?:,|\s\(|$|\.|\s\d)/u},
  {
    find: /(?<![\p{L}])\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}*\.?)?(?:,\s(?:aged\s)?\d{2},?|\s\(\d{2}\),?)\s(?:[^\s.]+\s){0,10}?(?:says?|said|was|wasn't|had|hadn't|couldn't|can't|could|can|tells?|told|swears?|reports?|feels?|felt|suffered|is|has|now|loves?|got|no longer|from|thought|writes?|remembers?)\b/u,
  },
  {
    find: words(
      `(?:a|one|another|an) (?:\\S+ ){0,3}(?:client|patient|reader|friend|customer|colleague|woman|man|runner|nurse|teacher|mother|father|neighbour|gardener|footballer|dancer|athlete|driver|builder|grandmother|user|member) (?:of (?:ours|mine) |\\S+ ){0,6}(?:told (?:me|us)|came to (?:me|us)|walked (?:in|out)|wrote to|swears|who (?:could|had|came|suffered|tried|used)|said|says|recovered|threw|cancelled|was (?:healed|back|cured|free)|is now|left)`,
    ),
  },
]

const sponsored: readonly Words[] = [
  {
    find: words(
      `(?:kind|generous) (?:support|help) (?:of|from)|(?:makers?|manufacturers?) (?:\\S+ ){0,4}(?:supplied|provided|paid|sent|gave)`,
    ),
    unless: /\b(?:trial|study|research)\b/iu,
  },
  {
    find: words(
      `(?:this|the|our|today's|following) (?:\\S+ )?(?:articles?|posts?|pages?|issue|content|piece|newsletter|guide|text|edition|section|series|story|feature|review|column|routine) ${gap(4)}(?:sponsored|supported by|brought to you|paid|in (?:partnership|collaboration|cooperation|association) with|affiliate|made possible|funded|presented by|powered by|contains? (?:ads?|advert\\w*|affiliate|paid))`,
    ),
  },
  {
    find: words(
      `sponsored (?:content|post|article|link|feature|message|section)|brought to you by|made possible by|in (?:paid )?(?:partnership|collaboration|cooperation|association) with|paid (?:partnership|promotion|post|advert\\w*|placement|content)|advertorials?|affiliate\\w*|(?:our|a word from our|thanks to our|today's|proud) (?:\\S+ )?(?:sponsors?|partners?|advertisers?|friends (?:at|from))|presented by|powered by`,
    ),
    unless:
      /\b(?:trial|study|studies|research|charity)\b[^.]*\b(?:sponsored|partnership|collaboration)\b|\b(?:other websites?|some (?:web)?sites|look for|check (?:whether|if|who))\b/iu,
  },
  {
    find: words(
      `(?:we|i|us) (?:may |might |also |will |can )?(?:earn|receive|get|make|take) ${gap(3)}(?:commission|fee|percentage|cut|money|share|payment|kickback|income)|(?:earns?|gets?|receives?) us ${gap(3)}(?:commission|fee)|commission (?:if|when|on|from|for)|small commission`,
    ),
    unless:
      /\b(?:some|other|many|most|check whether|look for|ask (?:whether|if))\b[^.]*\b(?:web ?sites?|sites|shops|pages|apps|blogs|authors?)\b/iu,
  },
  {
    find: words(
      `(?:use|enter|with|quote|apply|type|mention|redeem|using) (?:the |our |my |this |your |exclusive )?(?:\\S+ )?(?:code|voucher|coupon)|(?:discount|coupon|voucher|promo(?:tion(?:al)?)?|referral) codes?|\\d+ ?(?:%|per ?cent|pounds?|euros?|dollars?) (?:off|discount)|(?:£|€|\\$)\\d+ off|(?:special|exclusive|limited|limited time|introductory|unbeatable|today's|best) (?:\\S+ )?(?:offers?|deals?|prices?|discount)|money off|half price|save (?:up to )?(?:£|€|\\$)?\\d+|readers? (?:get|save|receive|enjoy) ${gap(3)}(?:%|off|discount|free|savings?)|while stocks last|free (?:shipping|delivery|samples?|trial|gift|consultation)|money back|two for (?:one|the price)`,
    ),
  },
  {
    find: words(
      `(?:order|buy|shop|purchase|get|grab|claim|try|book|subscribe|join|sign up) (?:it |yours? |one |now |your \\S+ |a \\S+ )?(?:now|today|here|online (?:now|here)|while|at \\S+\\.(?:com|co)|from our|via our|through (?:our|this|the) link|in our (?:shop|store))|click (?:here|the link|below|through|on the link)|link in (?:bio|the description)|add (?:it |to )?(?:your |to )?(?:basket|cart)|available (?:now )?(?:at|from|in|exclusively) (?:our|all good|your|\\S+ shops)|on sale|visit (?:our|their|the) (?:shop|store|website to)`,
    ),
    unless: /\b(?:gp|doctor|nhs|999|111)\b/iu,
  },
  {
    find: words(
      `(?:kindly|generously) (?:provided|sent|supplied|donated|loaned|supported)|(?:sent|gave|gifted|lent|loaned|provided|supplied) (?:me|to (?:us|me)) (?:\\S+ ){0,5}|(?:sent|gave|gifted|lent|loaned|provided|supplied) us (?:\\S+ ){0,5}(?:free|sample|review|try|test|charge|products?|pad|oil|device|gun)|(?:received|were given|was given) (?:\\S+ ){0,5}(?:free of charge|for free|free|in exchange|in return)|gifted|(?:our|the) (?:favourite|favorite|recommended|top|number one) (?:\\S+ )?brand|(?:we|i) (?:love|recommend|trust|use) the (?:\\S+ ){0,3}(?:from|by) \\p{L}+|in (?:exchange|return) for (?:\\S+ ){0,2}(?:review|coverage|mention)|ambassadors?`,
    ),
  },
  {
    find: /^\W*(?:advertisement|promotion|promoted|sponsored|ad)\b\s*(?:[:–—|-]|$)|\((?:advertisement|ad|sponsored|promoted)\)/iu,
  },
  {
    find: /(?:[£€$]\s?\d|\d\s?(?:€|euros?|dollars?|pounds?)(?!\p{L}))/iu,
    unless: /\b(?:billions?|millions?|costs? (?:the|society|employers)|nhs|insurance|per (?:year|session))\b/iu,
    atMost: 'warning',
  },
  {
    find: words(
      `(?:available|buy|get|find) (?:it |them )?(?:on|at|from) (?:amazon|ebay|\\S+\\.com)|(?:our|editor's|editors') (?:top |number one )?(?:pick|choice|favourite|favorite)s?`,
    ),
  },
  {
    find: words(
      `(?:shop|buy|order|browse) (?:our|the|these|this|your) ${gap(5)}(?:below|here|now|today|underneath|above|link|links|buttons?|oils?|shop|store|range|collection)|(?:the )?sale (?:ends|runs|is on)|hurry|(?:buttons?|links?|box) (?:below|underneath|above) ${gap(3)}(?:to (?:buy|order|save|shop))`,
    ),
    unless: /\bno (?:hurry|need)\b|\bhurry (?:to|off)\b/iu,
  },
  {find: /#(?:ad|advert|sponsored|gifted|spon|werbung|partner)\b/iu},
]

const leftover: readonly Words[] = [
  {find: /^\W*(?:certainly|great question|absolutely|of course|sure(?: thing)?|understood|got it)\s?!\s*$/iu},
  {
    find: /\[(?!sic\b|\d|…|\.\.\.)[a-z][a-z ,/’'-]{2,40}\]/u,
    unless: /\[(?:our|their|my|his|her|the|this|it|they|we|and|is|are|was|emphasis|translated)\b/u,
  },
  {
    find: /\bas an? (?:ai|artificial intelligence|large language|language)(?: language)? (?:model|assistant)?|\b(?:my|its) (?:knowledge|training)(?: only| just)? (?:cut-?\s?off|data|extends|ends|stops|goes|update|does not)|\bi(?:'m| am) (?:just |only )?(?:an ai|a language model|not able to (?:browse|provide|access))|\bi (?:cannot|can't|can not|am unable to) (?:provide|browse|give|offer|assist|access|diagnose|verify|generate)/iu,
  },
  {
    find: /^(?:certainly|sure|of course|absolutely|great question|understood|got it|no problem|okay|ok|happy to help)\s?[!,.:–—-]+\s*(?:here|i|below|let|this|the|i've|i'll)\b|\b(?:here(?:'s| is| are)|below (?:is|are|you will find)) (?:a|an|the|your|some|my) (?:[^\s.]+ ){0,6}?(?:version|rewrite|draft|summary|articles?|paragraphs?|introduction|list of|text|revised|sections?|outline|title|options?|suggestions?|rewritten|improved|post|copy|meta description)\b/iu,
  },
  {
    find: /\bi hope (?:this|that|it) (?:helps|is helpful|meets|works)|\blet me know if (?:you|i)|\bwould you like (?:me|another|more) |\bfeel free to (?:ask|adjust|edit|modify|let)|\bregenerate response|\bin this (?:rewritten|revised) version|\b(?:is there )?anything else i can|\bi(?:'ve| have) (?:rewritten|revised|updated|added|kept|shortened|included|adjusted|written|made)|\bas (?:you )?requested,|\bper your (?:request|instructions|prompt)|\bprompt:|\b(?:title|headline|option|version|variant|alternative|draft|heading|subject(?: line)?|suggestion|caption)(?: (?:option|variant|idea|version|number))? ?#?\d{1,2}\s?:|\bword count:|\btone:|\btarget (?:audience|keyword)s?:|\bseo keywords?\b|\bkeyword:|\bmeta description:/iu,
  },
  {
    find: /\blorem ipsum|\bdolor sit amet|\bdummy (?:text|copy)|\bplaceholders? (?:text|copy|image|picture|for|until|only)|\bplaceholders?\s*(?::|$|[\])])|\bsample text\b|\bfiller text|\b(?:text|copy|content|picture|image|photo|caption|quote|headline|title|figure|number|intro|paragraph|source|reference|citation|link|name) (?:goes |comes )?(?:here|to follow|to come|tbc|tbd|needed|missing|pending)\b/iu,
  },
  {
    find: /[[<{(]\s*(?:please\s)?(?:insert|add|source|citation|cite|name|link|todo|tbc|tbd|your|placeholder|date|image|photo|picture|check|fill|xx+|tk|author|expert|quote|number|figure|reference|ref|note|brand|city|year|month|title|verify|editor|delete|remove|product|company|first name|surname)\b[^\]>})]{0,80}[\]>})]/iu,
    unless:
      /\((?:source|photo|picture|image|date|author|title|reference|name|figure|year|note|check|link|number|see)\b[^)]*\)/iu,
  },
  {find: /\b(?:TODO|FIXME|TBC|TBD|TK{1,3}|XXX+|XX{1,}|HACK|DRAFT ONLY|WIP)\b|\?\?\?+|\b0000-00-00\b|_{4,}|\bNN\b/u},
  {
    find: /oaicite|contentReference|turn\d+(?:search|view|news|image|fetch)\d+|utm_source=(?:chatgpt|openai|copilot|perplexity)|cite(?:turn|start)|【\d+[†:][^】]*】|\bchatgpt\b.*\b(?:wrote|write|said|says|generated)|\[\[?\d+†|<\/?(?:br|p|div|span|strong|em)\s?\/?>|&(?:nbsp|amp|quot|lt|gt|#\d+);|\*\*[^*\s][^*]*\*\*|^#{1,6} \p{L}/iu,
  },
  {
    find: /\b(?:insert|add|find|check|verify|confirm|need|needs|get|supply|include|put|look up|double-?check|ask \p{L}+ for) (?:an? |the |this |better |more |good |some |in |one |two |with )*(?:[^\s.]+ ){0,2}?(?:sources?|citations?|references?|quotes?|stats?|statistics?|stat|figures? (?:with|here|before|from)|picture here|image here|photo here|link here|date here|here|later|before (?:publication|publishing|we publish|going live|print)|with (?:the )?(?:editor|legal|author|medical team|lawyer))\b/iu,
    unless: /\b(?:you (?:can|should|may)|readers? (?:can|should)|we (?:name|give|always|check))\b/iu,
  },
  {
    find: /\bnotes? to (?:self|editor|ed|author|sub|designer|team)\b|\b(?:editor|author|ed)(?:'s)? note:|\bdelete (?:this|before|me|the)\b|\b(?:do not|don't|not to be|not for) (?:publish|be published|publication)|\bdraft (?:only|version|text|\d|v\d|for)\b|\bfor (?:internal use|approval)|\bto be (?:confirmed|written|added|completed|continued by|checked|updated|supplied|decided)\b|\bversion \d+ of (?:the|this) (?:draft|text)|\bcomment from \p{L}+:|\b(?:rewrite|shorten|expand|reword|rephrase) (?:this|the (?:above|paragraph|sentence|intro|section))|\bas discussed (?:by|in|with)|\b(?:is|are) this (?:right|correct|true|still right)\?|\bplease (?:check|review|confirm|advise|rewrite)\b(?!.{0,30}\b(?:doctor|gp|pharmacist|therapist)\b)/iu,
  },
]

const group =
  '(?:bab(?:y|ies)|infants?|new ?borns?|toddlers?|child(?:ren)?|kids?|little ones?|teenagers?|teens|adolescents?|youngsters?|schoolchildren|pregnan(?:t|cy|cies)|expectant|expecting|mums? to be|moms? to be|mothers? to be|nursing(?! (?:staff|homes?|care|degree|team|school))|breast ?feed(?:ing|s)?|breast ?fed|nursing (?:mothers?|mums?|moms?|parents?)|unborn|trimesters?|new (?:mums?|mothers?|moms?)|bump|lactating)'
const suits =
  '(?:safe(?:ly)?|suitable|suits?|ideal|perfect(?:ly)?|great|good|fine|excellent|wonderful(?:ly)?|recommend(?:s|ed)?|gentle (?:enough|on|for)|works?|helps?|benefits?|enjoys?|(?:can|may|should) (?:also |safely |even |all )?(?:do|use|have|try|enjoy|take|get|receive|be (?:massaged|treated|given|used)|benefit|join|start)|welcome|love|loves|soothes?|calms?|eases?|relieves?|treat(?:s|ed|ing)?|sleeps? (?:better|through)|massage (?:your|the|their)|rub|give|harmless|beneficial|boon|blessing|no problem|must|especially|just the thing)'
const vulnerable: readonly Words[] = [
  {
    find: words(`${suits} ${gap(9)}${group}`),
    unless: /\b(?:some|other|many|most) (?:\S+ )?(?:web)?(?:sites?|pages?|blogs?|shops?|influencers|rankings?)\b/iu,
    yieldsToCaution: true,
  },
  {find: words(`${group} ${gap(9)}${suits}`), yieldsToCaution: true},
]

const effect =
  '(?:help|eas|reliev|reduc|improv|increas|decreas|lower|rais|promot|relax|loosen|releas|lessen|sooth|calm|speed|support|benefit|work|stop|end|heal|boost|prevent|protect|strengthen|restor|shorten|lift|clear|free|mak|feel|lead|result|give|bring|do|aid|cut|curb|limit|widen|warm)\\p{L}*'

const certainty: CertaintyWords = {
  expected: {
    high: words(effect),
    moderate: words(`(?:probably|likely) (?:\\S+ ){0,3}?${effect}|(?:probably|likely) (?:makes? )?little or no`),
    low: words(`(?:may|might|could|can|possibly|perhaps|seems? to) (?:(?!be )\\S+ ){0,3}?${effect}|for some people`),
    veryLow: words(
      'very uncertain|uncertain|unclear|(?:is |are )?not (?:\\S+ )?(?:known|clear|certain|shown|proven)|nobody knows|no one knows|unknown|little confidence|next to nothing',
    ),
    notGraded: words(
      '(?:is|are) (?:said|thought|believed|meant) to|not (?:been )?graded|nobody has (?:judged|graded)|no (?:good )?(?:evidence|studies)|no increase|no effect',
    ),
  },
  examples: {
    high: 'eases',
    moderate: '“probably eases”',
    low: '“may ease”',
    veryLow: '“very uncertain”',
    notGraded: '“not known”',
  },
  effects: words(effect),
}

export const english: WordingTable = {
  certainty,
  language: 'en',
  functionWords: new Set(
    'the and of to is in that it with for as on are this be by you your not have from or has at was'.split(' '),
  ),
  parse: 'english',
  stance: {
    negators: words(
      "not|no|never|nobody|no one|none|nothing|neither|nor|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|couldn't|wouldn't|shouldn't|mustn't|needn't|without|hardly|scarcely|rarely|seldom|few|little|instead of|rather than|far from|fail(?:s|ed)? to|stop short of|refuses? to|neither|avoid|avoids|too early to|lacks?|insufficient|unable to|unproven|unlikely",
    ),
    falseNegators: words(
      "(?:is|are) (?:very |most |rather )?unlikely(?! (?:to|that))|not (?:only|just|merely|simply|least)|no (?:doubt|question|wonder|matter|other|longer|sooner|more|fuss|frills|less|nonsense)|never (?:fails?|before|again)|cannot but|nothing (?:less|but|like|works|helps|relieves|eases|beats)|(?:don't|do not|won't|you'll never|can't|cannot) (?:believe|wait|worry|hesitate|miss|forget|suffer|give up|let)|why not|with no \\S+|without (?:drugs?|medicines?|surgery|tablets|pills|needles|effort|pain|a single)|no (?:drugs?|pills?|tablets?|needles|surgery) (?:and|or|needed)|a few|a little|few (?:minutes|days|sessions|weeks)|not a single \\S+ (?:does|is|has) not",
    ),
    negatesAfter: false,
    criticism: words(
      "whoever|promis\\w+ too much|(?:go|goes|going|went) (?:further|beyond) (?:than )?(?:anyone|what|the evidence)|leads? to disappointment|(?:when|if|where|once) (?:an? |the |some |any |your )?\\S+ (?:says?|claims?|promises?|guarantees?|tells? you|advertises?|offers? a)|the (?:word|term|phrase|label|claim|promise|slogan)s?|claims? (?:that|about|of)|beware|be wary|wary of|be (?:sceptical|skeptical|suspicious|careful|cautious)|(?:sceptical|skeptical|suspicious) of|myths?|misleading|untrue|false(?:ly)?|is wrong|are wrong|wrong to|nonsense|no (?:good |real |clear |reliable |strong |firm |convincing |solid |sound )?(?:evidence|proof|basis|reason to (?:believe|think))|lack of evidence|little evidence|not (?:true|the case|proof|evidence|known|clear|certain|shown|been shown|proven|been proven|supported|realistic|possible to say)|unclear|uncertain(?:ty)?|unknown|unproven|unsupported|unfounded|misconceptions?|red flag for|warning sign|walk away|steer clear|close the (?:page|tab|window)|look elsewhere|pinch of salt|tells? (?:you |us )?(?:little|nothing|very little)|says? (?:little|nothing)|sales (?:phrase|words?|terms?)|watch out|look out for|(?:bad|poor|careless|wrong|terrible) advice|misguided|reckless|(?:does|do) not exist|don't exist|doesn't exist|mislead(?:s|ing)?|(?:the )?idea that|not something (?:we|that)|no such|close look|second look|do not trust|don't trust|do not believe|don't believe|distrust|mistrust|exaggerat\\w+|overstat\\w+|oversell\\w*|over promis\\w+|too good to be true|fail(?:s|ed)? to (?:show|find|prove|confirm|support|demonstrate)|did not (?:show|find|prove|confirm|support|demonstrate)|whether|marketing|advert(?:s|ising|isement|isements)?|sales (?:talk|pitch)|hype|quack\\w*|so called|supposed(?:ly)?|allegedly|disagree|doubts? (?:that|whether)|doubtful|debunk\\w*|rejects?|rejected|avoid (?:anyone|anybody|any|places|practitioners|claims|words|phrases)|(?:anyone|anybody|those|people|someone|somebody|therapists?|practitioners?|clinics?|websites?|sellers?|sites?|adverts?) (?:(?:who|that) (?:says?|claims?|promis(?:e|es)|tells?|offers?|guarantees?|insists?|advises?|urges?|suggests?)|offering|promising|claiming|telling|insisting)|would be (?:wrong|irresponsible|dishonest)|(?:we|i) (?:do not|don't|cannot|can't|never|will not|won't|would not|have not|found no|know of no) |(?:is|are|would be) (?:a )?(?:mistakes?|errors?|lies?|fallacy)|proves? nothing|no substitute|cannot tell|can't tell|cannot say|can't say|nobody knows|no one knows|hard to say|too (?:small|few|short|weak) to|dishonest|irresponsible|illegal|banned|forbidden|against the (?:rules|law)|complaints? (?:about|against)|ruled",
    ),
    hearsay: words(
      '(?:some|a few|other) people (?:stop|skip|drop|quit|give up|ignore|avoid)|(?:some|many|people|sellers?|websites?|they|often|sometimes|others?|it is) (?:\\S+ ){0,3}(?:say|says|said|claim|claims|claimed|promise|promises|promised|believe|believes|believed|think|thinks|thought|suggest|suggests|hope|hopes|hoped)|is said to|are said to|was said to|was thought to|is thought to|are thought to|said to|thought to|reputed|if (?:it|this|you|a|an|the|someone|somebody|anyone)|imagine|as if|as though|hoping|hopes? (?:to|for)|looking for|search(?:es|ed|ing)? for|want(?:s|ed)?|wish(?:es|ed)?|asked? (?:for|about|us)',
    ),
    hedges: words(
      'may|might|could|perhaps|possibly|probably|sometimes|some people|for some|seems?|seemed|appears?|tends?|aims?|tr(?:y|ies) to|designed to|intended|likely',
    ),
    splitters: /^(?:that|which|whether|if|who|because|when|until|unless|before)$/iu,
    dependents: /^\W*(?:that|which|whether|if|who|whom|whose|how|why|to|for)\b/iu,
    contrasts: /^(?:but|yet|however|although|though|whereas|nevertheless|nonetheless|instead)$/iu,
    denial: /^\W*(?:[^\s.]+ ){0,3}?(?:no|not|never|nobody|hardly|unlikely|sadly|unfortunately|only your)\b/iu,
    known:
      /^\W*(?:antibiotics?|surgery|an operation|vaccines?|chemotherapy)(?: \S+){0,2} (?:cures?|heals?)\b|^\W*(?:\S+ ){1,2}(?:was|were) cured of \w+ in \d{4}|\bcures? (?:is|are) (?:\w+ )?unlikely|\bnot (?:entirely |completely )?(?:risk|harm|side[- ]effects?)[- ]free\b|^\W*(?:some|a few|many) people (?:stop|skip|quit)\b[^.!?,]{0,40}\.$|\b(?:doctors?|gps?|pharmacists?|nurses?|specialists?|surgeons?|consultants?|midwives|midwife|team) (?:may|might|can|could|should|will|would|must|sometimes|often) (?:(?!but|and|or|yet|then|so)[^\s,.;:!?]+ ){0,4}(?:stop|lower|reduce|cut|change|come off)\b/iu,
    situation:
      /^\W*(?:if|when|anyone|anybody|people|those|you(?:'ve| have| had) (?:\S+ ){0,2}?\w+(?:ed|en|pt)|you (?:are|were) (?:told|advised|asked|taking|trying|on)|you (?:stopped|skip|skipped|gave up|cut)|(?:the |your |any |a )?(?:\S*pain|numbness|weakness|tingling|swelling|symptoms?|fever))\b/iu,
    nobody:
      /^\W*(?:no\b|none\b|nobody|not\b|nothing|neither|we (?:have|received|took) no|there (?:is|are|was|were) no)/iu,
    advice: words(
      "(?<!without )(?<!no need to )(?<!need not )(?<!needn't )(?<!don't )(?<!never )(?:ask(?:ing|s)?|talk(?:ing|s)?|speak(?:ing|s)?|check(?:ing|s|ed)?|consult(?:ing|s)?|discuss(?:ing|es|ed)?|agree[ds]?|advi[sc]e[ds]?|tell(?:ing|s)?|unless|until|with|seek(?:ing)?|see(?:ing|s)?|contact|call|only if|approval (?:of|from)|guidance (?:of|from)|say[s]? (?:so|yes)|decid(?:e|es|ed|ing)|review(?:s|ed)?|okay from|go ahead from|permission (?:of|from)|a matter for|depends? on|up to) (?:[^.!?;]{0,50}?)(?:doctor|doctors|gp|pharmacist|pharmacists|midwife|midwives|nurse|nurses|health (?:visitor|professional)|clinician|physician|specialist|surgeon|obstetrician|paediatrician|pediatrician|prescriber|oncolog\\w+|care team|cancer team|medical team|whoever prescribed)|(?:doctor|gp|pharmacist|midwife|nurse|surgeon|specialist|care team|cancer team|health visitor|oncologist|paediatrician) (?:\\S+ ){0,4}(?:first|before|agrees?|agreed|says? (?:so|yes|that)|advises?|knows?|can tell|decides?|approves?|approved|is happy|confirms?|tells you|should (?:know|say|decide)|has (?:agreed|said|cleared))|call (?:999|111|911)|medical (?:advice|help)|training in|trained in|specially trained",
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
    "(?:fine|safe(?:ly)?|ok|okay|all right|alright|no (?:problem|trouble|risk|danger|concern|obstacle|barrier|reason (?:not )?to)|nothing to worry|suitable|harmless|good|great|ideal|perfect|beneficial|unproblematic|go ahead|recommended|works? (?:well|wonders)|helps?|don't worry|do not worry|no need to (?:worry|tell|mention|avoid|wait|cancel|ask)|does not matter|doesn't matter|makes? no difference|welcome|excellent|benefits?|can (?:still |also |safely |happily )?(?:have|enjoy|get|book|be massaged|massage|benefit)|need not|needn't|speeds? up|perfectly|particularly|especially|worry free|never a reason|not a reason|no contraindication|even (?:with|if|after|during|over|on|when))",
  acts: '(?:massag\\w*|mass(?:eur|euse)s?|knead\\w*|rub(?:s|bed|bing|down)?|press(?:ure|es|ing)?|strok(?:e|es|ing)|heat|warm(?:th)?|hot (?:stones?|water|bath|pack|pad)|stretch\\w*|treatments?|sessions?|roll(?:er|ing)|oils?|cream|therap(?:y|ists?)|pummel\\w*|deep tissue|cupping|scrap\\w+|lie face down|touch|appointment|spa|(?:hot )?tub|sauna|twists?|patch(?:es)?|ball)',
  caution: words(
    "not|no|never|avoid\\w*|without (?:asking|advice|checking)|stop(?:s|ped)?|careful\\w*|caution|danger\\w*|risk\\w*|harm(?:s|ful)?|doctor|gp|nurse|midwife|pharmacist|surgeon|team|specialist|ask|check|first|unless|not until|only (?:if|when|after|with)|postpone|wait|cancel|tell (?:your|the)|mention|let (?:your|the) therapist know|break|bleed(?:ing)?|bruis\\w+|worse|spread|unsafe|unsuitable|should know|special(?:ly)? train\\w+|reason to|keep (?:\\S+ ){1,4}(?:away|out)|out of (?:the )?reach|cannot|can't|don't|do not|shouldn't|leave (?:\\S+ )?alone|emergency|999|111|adapt\\w*|gentler|lighter|whether|unclear|little is known|few (?:studies|trials)|turn(?:s)? (?:\\S+ )?away|suspected|responsible|common in|happens? (?:in|during)|depends",
  ),
  falseCaution: words(
    "first (?:\\S+ )?(?:trimester|time|massage|session|treatment|week|step)|asks? for (?:it|more)|as often as \\S+ \\S+ asks?|nothing (?:\\S+ )?against|no (?:reason|problem|trouble|obstacle|barrier|need|worry|worries|risk|danger|harm|concern|longer)|need not|needn't|nothing to (?:stop|worry|fear)|does not (?:matter|stop|mean)|doesn't (?:matter|stop|mean)|not a (?:reason|problem)|without (?:a second thought|worry|asking|telling)|don't worry|do not worry|not only|never a|no one needs to|don't let (?:it|that|this)|do not let (?:it|that|this)|not (?:going to )?hurt|will not|won't",
  ),
  synonyms: [
    [
      'blood thinners?',
      'blood thinning',
      'anticoagul\\w*',
      'warfarin',
      'apixaban',
      'rivaroxaban',
      'heparin',
      'clopidogrel',
    ],
    ['thrombos[ei]s', 'dvt', 'blood clots?', 'clots?', 'swollen calf'],
    ['cancer', 'tumou?rs?', 'metasta\\w+', 'chemo(?:therapy)?', 'radiotherapy', 'oncolog\\w+', 'leukaemia', 'lymphoma'],
    ['fever', 'feverish', 'high temperature', 'running a temperature', 'a temperature'],
    ['surgery', 'operations?', 'operated', 'surgical', 'stitches', 'post op\\w*'],
    ['wounds?', 'broken skin', 'open cuts?', 'grazes?', 'open sores?', 'burnt skin', 'ulcers?', 'skin infections?'],
    ['osteoporosis', 'brittle bones?', 'thin bones?', 'fragile bones?', 'weak bones?', 'low bone density'],
    ['fractures?', 'broken bones?', 'cracked'],
    ['pregnan\\w+', 'expecting', 'trimester'],
    ['numb\\w*', 'loss of feeling', 'no feeling'],
    ['heart failure', 'heart disease', 'heart conditions?', 'angina'],
    ['infections?', 'infected', 'inflamed skin', 'rash(?:es)?'],
    ['diabetes', 'diabetic'],
  ],
  emptyWords: new Set(
    'people with that have your you are the and for any who has had taking take recent other such like severe strong skin medicine medicines over under been being last weeks months days first time body area areas illness known certain part parts bone bones blood open wound wounds infection infections deep vein veins thinners thinner recent broken inflamed disorder disorders trained unless would where therapist active acute serious please doctor unclear recently during condition conditions disease diseases problem problems'.split(
      ' ',
    ),
  ),
  vulnerable: words(group),
}
