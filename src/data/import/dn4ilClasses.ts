/** The 100 classes of DomainNet that DN4IL keeps (its groups of five are not known here). */
export const dn4ilClasses: readonly string[] = `
  aircraft_carrier airplane apple asparagus axe banana bat bear bed bee bicycle bird
  birthday_cake bowtie bridge broccoli bus bush butterfly calendar camel carrot castle cello
  chair clarinet clock cloud couch cow crab cup dog dolphin dresser elephant eraser fish
  floor_lamp flying_saucer frying_pan guitar hamburger hammer helicopter horse hot_air_balloon
  house ice_cream jacket kangaroo keyboard lion lobster map marker mosquito motorbike mountain
  mouse mushroom ocean octopus onion panda pants pear pencil pickup_truck pizza rabbit raccoon
  river sandwich saw scissors scorpion screwdriver shark shorts skyscraper snail sock spider
  squirrel strawberry table teapot telephone television tiger train trombone violin watermelon
  whale windmill wine_bottle wine_glass zebra
`
  .trim()
  .split(/\s+/);
