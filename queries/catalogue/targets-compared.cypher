/*
id: targets-compared
category: targets
title: {vi: Đối chiếu chỉ tiêu giữa các kế hoạch, en: Targets of plans against each other}
description:
  vi: Chỉ tiêu của hai kế hoạch về cùng một sản phẩm, hoặc cùng một tỉnh khi không nêu sản phẩm, với cùng đơn vị, đặt cạnh nhau.
  en: Targets of two plans side by side, for the same product (or the same province where none is named) in the same unit.
phrases:
  - đối chiếu chỉ tiêu giữa các kế hoạch
  - "các kế hoạch đặt chỉ tiêu {product} khác nhau thế nào"
  - chỉ tiêu các kế hoạch có mâu thuẫn không
  - compare targets of the plans
  - "how do the plans' targets for {product} differ"
parameters:
  product: {type: product, default: null, about: Only targets for this product.}
  programme: {type: programme, default: null, about: Only pairs in which this plan is one.}
columns:
  product: {vi: Sản phẩm, en: Product, about: "The product; empty for targets of a province."}
  unit: {vi: Đơn vị, en: Unit, about: Unit of both targets.}
  same_indicator: {vi: Cùng chỉ tiêu, en: Same indicator, about: "True where both measure the same, by name."}
  programme_a: {vi: Kế hoạch A, en: Plan A, about: Title of one plan.}
  indicator_a: {vi: Chỉ tiêu A, en: Indicator A, about: What it measures.}
  minimum_a: {vi: Tối thiểu A, en: Minimum A, about: Its lowest value.}
  maximum_a: {vi: Tối đa A, en: Maximum A, about: Its highest value.}
  year_a: {vi: Năm A, en: Year A, about: Year by which.}
  programme_b: {vi: Kế hoạch B, en: Plan B, about: Title of the other plan.}
  indicator_b: {vi: Chỉ tiêu B, en: Indicator B, about: What it measures.}
  minimum_b: {vi: Tối thiểu B, en: Minimum B, about: Its lowest value.}
  maximum_b: {vi: Tối đa B, en: Maximum B, about: Its highest value.}
  year_b: {vi: Năm B, en: Year B, about: Year by which.}
*/
CALL {
  MATCH (a:Programme)-[one:TARGETS]->(product:Product)<-[two:TARGETS]-(b:Programme)
  WHERE a.id < b.id
  RETURN product.id AS product_id, product.name AS product, a, one, b, two
  UNION ALL
  MATCH (a:Programme)-[one:TARGETS]->(:Province)<-[two:TARGETS]-(b:Programme)
  WHERE a.id < b.id
  RETURN null AS product_id, null AS product, a, one, b, two
}
WITH product_id, product, a, one, b, two
WHERE one.unit = two.unit
  AND ($product IS NULL OR product_id = $product)
  AND ($programme IS NULL OR a.id = $programme OR b.id = $programme)
RETURN product,
       one.unit AS unit,
       toLower(one.indicator) = toLower(two.indicator) AS same_indicator,
       a.name AS programme_a,
       one.indicator AS indicator_a,
       one.minimum AS minimum_a,
       one.maximum AS maximum_a,
       one.year AS year_a,
       b.name AS programme_b,
       two.indicator AS indicator_b,
       two.minimum AS minimum_b,
       two.maximum AS maximum_b,
       two.year AS year_b
ORDER BY same_indicator DESC, product_id, a.id, b.id, unit, indicator_a, year_a, minimum_a, maximum_a,
         indicator_b, year_b, minimum_b, maximum_b
