/**
 * The classes of the bundled data set, all of them DomainNet classes, and which icon subjects show them.
 *
 * A subject is the icon's name without style words (`names.ts`). It must match `accept` as a whole and none of the
 * words of `reject` may occur in it, so "keyboard" is no key, "notebook" no book and "star of david" no star.
 */
import { subject } from "./names.ts";

/** How icons of one class are recognised by name. */
export interface ClassRule {
  /** DomainNet's own class name. */
  readonly name: string;
  /** Whole-subject pattern. */
  readonly accept: RegExp;
}

/** Groups that some collections write before the noun ("weather-umbrella", "objects-key"). */
const GROUP =
  "(?:interface essential|content files|transportation|travel wayfinding|travel|weather|ecology|photography|music|objects|nature|" +
  "building real eastate|real estate building|social rewards|shopping shipping|technology|entertainment|design|devices|vehicle)";

function rule(name: string, subjects: string): ClassRule {
  return { name, accept: new RegExp(`^(?:${GROUP} )?(?:${subjects})$`) };
}

/** In label order (alphabetical). */
export const CLASS_RULES: readonly ClassRule[] = [
  rule(
    "airplane",
    "(?:small )?(?:airplane|aeroplane|plane|jet)(?: (?:landing|departure|arrival|takeoff|take off|tilt|side|engines|up|inflight|in flight|taxiing|fly|flight|one))?|" +
      "airport plane|commercial airplane",
  ),
  rule("bicycle", "(?:pedal )?(?:bicycle|bike)(?: bike| pedal| one)?"),
  rule(
    "book",
    "(?:open |closed |blue |green |orange |red |story |hard ?back )?books?(?: (?:open|opened|closed|close|one|two|stack|text|bookmark|open bookmark|close bookmark|closed bookmark|pages|book pages|flip page|" +
      "encyclopedia|copy|minimalistic))?|book open cover|bookmark book|notebook with decorative cover|books stack|close book bookmark",
  ),
  rule(
    "calendar",
    "(?:blank |tear off |tearoff |spiral )?calendar(?: (?:blank|empty|days?|dates?|dots|month|week|one|two|grid|number|page|text|minimalistic|appointment|note|month view|full|range|multiple|today))?",
  ),
  rule(
    "camera",
    "(?:photo |photography |modern |digital |retro |compact |instant |slr |film )?camera(?: (?:with flash|photo|polaroid|retro|vintage|one|two|three|four|five|front|small|tripod|mode photo|modern|dslr|minimalistic|square|compact|double|instant|flash))?|" +
      "polaroid camera|taking pictures cameras|dslr|slr camera",
  ),
  rule(
    "car",
    "(?:oncoming |sports? |racing |race |police |private |electric |retro |family )?(?:car|automobile|taxi|cab)(?: (?:side|front|profile|simple|sports|sport|estate|hatchback|convertible|sedan|suv|retro|one|compact|back|rear|alt))?|" +
      "sport utility vehicle|sedan|hatchback|suv",
  ),
  rule(
    "clock",
    "(?:alarm |mantelpiece |wall |twin bell alarm |analog )?clock(?: (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|time|wall|circle|square|outline|face|desk|afternoon|hour))?|" +
      "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:oclock|o clock|thirty)|clock (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:oclock|thirty)|" +
      "clock (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?thirty|time clock(?: circle| square)?|alarm clock(?: time| bell)?|alert alarm clock|watch clock",
  ),
  rule("cloud", "(?:white |single )?clouds?(?: (?:one|simple|minimalistic))?|cloudy|overcast"),
  rule(
    "crown",
    "(?:vip |royal |queen |king |interface essential )*crown(?: (?:king|queen|simple|one|two|three|line|minimalistic|vip))*",
  ),
  rule(
    "eye",
    "(?:view |human |open |opened |red |one )?eye(?: (?:open|opened|on|show|one|visible|alt|view))?|eyes|remove red eye|view eye",
  ),
  rule(
    "flower",
    "(?:cherry |white |potted |lotus |wilted |pink |red )?flowers?(?: (?:tulip|lotus|rose|poppy|one|two|daisy|pot|bud|stem|pollen|petals|rounded|hibiscus|simple))*|rose|tulip|sunflower|blossom|hibiscus|cherry blossom|daisy|rosette|potted tulip|pollen flower",
  ),
  rule(
    "hammer",
    "(?:claw |sledge |tool |big )?hammer(?: (?:claw|sledge|tool|one|carpenter))?|settings hammer",
  ),
  rule(
    "house",
    "(?:family |derelict |green |small |simple |country )?(?:houses?|home)(?: (?:building|chimney|simple|with garden|front|roof|one|two|three|four|modern|door|alt|minimalistic|garage|window|villa|variant))*|" +
      "house (?:building )?(?:with )?garden|cottage|hut|house buildings|other houses",
  ),
  rule(
    "key",
    "(?:old |skeleton |room |house |metal |door |vintage |love )?keys?(?: (?:skeleton|one|two|old|vertical|horizontal|minimalistic|room|simple))?",
  ),
  rule(
    "leaf",
    "(?:maple |fallen |oak |green |canadian maple |plant |falling )?(?:leaf|leaves)(?: (?:maple|oak|one|two|three|simple|fluttering in wind))?|four leaf clover|shamrock|clover",
  ),
  rule(
    "map",
    "(?:world |folded |paper |treasure |road )?maps?(?: (?:fold|folded|trifold|one|two|unfold|flat|treasure|simple))?",
  ),
  rule(
    "microphone",
    "(?:studio |sing |handheld |retro |condenser )?(?:microphone|mic)(?: (?:on|one|two|big|none|handheld|stage|studio|vocal|alt|large|lines|vintage|stand))*",
  ),
  rule(
    "moon",
    "(?:crescent |cresent |waning |waxing |half |full |night |dark |weather |first quarter |last quarter )*moon(?: (?:crescent|cresent|stars?|simple|one|full|face|night|clear|first quarter|last quarter|with face|waning|waxing|gibbous|waning crescent|waxing crescent))*|" +
      "crescent|(?:waning|waxing) gibbous moon|(?:first|last) quarter moon face|new moon face",
  ),
  rule(
    "scissors",
    "(?:open |black |cut |cutting )?scissors?(?: (?:open|cut|cutting|horizontal|vertical|one|two|hair))?|copy paste cut scissors",
  ),
  rule(
    "star",
    "(?:glowing |white medium |shooting |gold |favorite |five pointed |medium |rating |black |social rewards rating )?star(?: (?:rate|purple|border|simple|one|favorite|rating|sharp|shine))?|star favorite|rating star",
  ),
  rule(
    "sun",
    "(?:weather |noon |bright |shining )?(?:sun|sunny)(?: (?:with face|one|bright|high|simple|max|weather|day|max fill|two|hot))?|weather sunny|wb sunny|clear day|sun symbol|weather sun|black sun with rays",
  ),
  rule(
    "television",
    "(?:old |vintage |retro |modern |smart |analog |classic |computers devices electronics )?(?:television|tv|tv set)(?: (?:old|retro|classic|simple|vintage|one|set|alt|modern|antenna|flat|curvy edge|minimalistic))*|video movies vintage tv|modern tv curvy edge",
  ),
  rule(
    "train",
    "(?:high speed |bullet |steam |metro |subway |railway |vintage |oncoming |express |electric |light |passenger |speed )*(?:train|locomotive|steam locomotive|metro|tram|tram car|railway car|light rail|monorail|subway)(?: (?:front|simple|regional|one|car|profile|side|front view|variant|steam|passenger|speed|old))*|high speed train with bullet nose|bullettrain(?: front)?|mountain railway",
  ),
  rule(
    "tree",
    "(?:palm |pine |christmas |deciduous |evergreen |conifer |coconut |broadleaved |oak |fir |oval broadleaved |leafless |tropical |olive |coconut palm |birch |xmas )*trees?(?: (?:palm|pine|deciduous|evergreen|fir|christmas|one|two|three|four|five|simple|conifer|forest|round|variant))*|pine|evergreen|beach coconut tree|trees forest",
  ),
  rule(
    "truck",
    "(?:delivery |articulated |pickup |pick up |pick-up |cargo |dump |tow |moving |garbage |fire |food |monster |container |oncoming |heavy |lorry |box |semi |big |tipper |tanker )*(?:trucks?|lorry)(?: (?:side|front|delivery|simple|pickup|flatbed|one|trailer|cargo|moving|monster|dump|empty|container|delivery speed|fast|tow|front view))*",
  ),
  rule(
    "umbrella",
    "(?:closed |open |beach |rain |opened |sun )?(?:umbrella|parasol)(?: (?:beach|simple|closed|open|one|two|rain|with rain drops|on ground|outdoor|garden|folded|with rain))*",
  ),
];

/** Class names in label order. */
export const CLASS_NAMES: readonly string[] = CLASS_RULES.map((entry) => entry.name);

/** Words that never go with a class, whatever else the name says. */
const REJECT = new Set("off slash disabled logo brand david lock user".split(" "));

/** Label of the class that an icon's name shows, or -1 for none. */
export function classify(iconName: string): number {
  // "light" is a style word, except here.
  if (iconName.includes("car-light")) return -1;
  const text = subject(iconName);
  if (text.split(" ").some((word) => REJECT.has(word))) return -1;
  return CLASS_RULES.findIndex((entry) => entry.accept.test(text));
}
