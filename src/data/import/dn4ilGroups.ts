import { inClassOrder } from "./classOrder.ts";

/** Classes that are of a kind. */
export interface ClassGroup {
  readonly title: string;
  readonly classes: readonly string[];
}

/**
 * The 20 groups of five that DN4IL keeps of DomainNet's classes (Gowda, Zonooz and Arani, Dual cognitive
 * architecture, TMLR 2023). Which class is in which group, and their order: its authors' list of the
 * classes, five by five (datasets/utils/create_domain_net.py of NeurAI-Lab/DUCA), bird and bat with the
 * insects as there. The titles are those of its table.
 */
export const dn4ilGroups: readonly ClassGroup[] = `
  small animals: mouse squirrel rabbit dog raccoon
  medium animals: tiger bear lion panda zebra
  large animals: camel horse kangaroo elephant cow
  aquatic mammals: whale shark fish dolphin octopus
  non-insect invertebrates: snail scorpion spider lobster crab
  insects: bee butterfly mosquito bird bat
  vehicle: bus bicycle motorbike train pickup_truck
  sky-vehicle: airplane flying_saucer aircraft_carrier helicopter hot_air_balloon
  fruits: strawberry banana pear apple watermelon
  vegetables: carrot asparagus mushroom onion broccoli
  music: trombone violin cello guitar clarinet
  furniture: chair dresser table couch bed
  household electrical devices: clock floor_lamp telephone television keyboard
  tools: saw axe hammer screwdriver scissors
  clothes & accessories: bowtie pants jacket sock shorts
  man-made outdoor: skyscraper windmill house castle bridge
  nature: cloud bush ocean river mountain
  food: birthday_cake hamburger ice_cream sandwich pizza
  stationary: calendar marker map eraser pencil
  household items: wine_bottle cup teapot frying_pan wine_glass
`
  .trim()
  .split("\n")
  .map((line) => {
    const [title, names] = line.trim().split(": ") as [string, string];
    return { title, classes: names.split(" ") };
  });

/** Its 100 classes, in DomainNet's official order. */
export const dn4ilClasses: readonly string[] = inClassOrder(
  dn4ilGroups.flatMap(({ classes }) => classes),
);
