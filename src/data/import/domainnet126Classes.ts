/**
 * The 126 classes of DomainNet that Saito et al. (Semi-supervised domain adaptation via minimax entropy,
 * ICCV 2019) keep, as the benchmarks that call themselves DomainNet-126 list them; in official order.
 */
export const domainnet126Classes: readonly string[] = `
  aircraft_carrier alarm_clock ant anvil asparagus axe banana basket bathtub bear bee bird
  blackberry blueberry bottlecap broccoli bus butterfly cactus cake calculator camel camera candle
  cannon canoe carrot castle cat ceiling_fan cello cell_phone chair chandelier coffee_cup compass
  computer cow crab crocodile cruise_ship dog dolphin dragon drums duck dumbbell elephant
  eyeglasses feather fence fish flamingo flower foot fork frog giraffe goatee grapes guitar hammer
  helicopter helmet horse kangaroo lantern laptop leaf lion lipstick lobster microphone monkey
  mosquito mouse mug mushroom onion panda peanut pear peas pencil penguin pig pillow pineapple
  potato power_outlet purse rabbit raccoon rhinoceros rifle saxophone screwdriver sea_turtle
  see_saw sheep shoe skateboard snake speedboat spider squirrel strawberry streetlight string_bean
  submarine swan table teapot teddy-bear television The_Eiffel_Tower The_Great_Wall_of_China tiger
  toe train truck umbrella vase watermelon whale zebra
`
  .trim()
  .split(/\s+/);
