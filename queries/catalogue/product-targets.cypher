/*
id: product-targets
category: targets
title: {vi: Chỉ tiêu theo sản phẩm và của tỉnh, en: Targets by product and of the province}
description:
  vi: Mỗi sản phẩm phải đạt bao nhiêu, đến năm nào, theo kế hoạch nào; sau đó là chỉ tiêu chung của tỉnh.
  en: What each product is to reach, by which year, by which plan; then targets that name no product.
phrases:
  - "chỉ tiêu của {product}"
  - "{product} phải đạt bao nhiêu"
  - các chỉ tiêu
  - "{programme} đặt những chỉ tiêu nào"
  - "targets for {product}"
  - "targets of {programme}"
  - "which targets does {programme} set"
parameters:
  product: {type: product, default: null, about: Only this product.}
  programme: {type: programme, default: null, about: Only targets of this plan.}
columns:
  product_id: {vi: Mã, en: Id, about: "The product; empty for a target that names none."}
  product: {vi: Sản phẩm, en: Product, about: Its name.}
  indicator: {vi: Chỉ tiêu, en: Indicator, about: What is measured.}
  minimum: {vi: Tối thiểu, en: Minimum, about: Lowest value.}
  maximum: {vi: Tối đa, en: Maximum, about: Highest value.}
  approximate: {vi: Khoảng, en: About, about: True for an approximate value.}
  unit: {vi: Đơn vị, en: Unit, about: Unit of the values.}
  year: {vi: Năm, en: Year, about: Year by which.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Section.}
  quote: {vi: Nguyên văn, en: Quote, about: "The words that say so, where the document was read from a file."}
*/
MATCH (plan:Programme)-[target:TARGETS]->(product:Product)
WHERE ($product IS NULL OR product.id = $product)
  AND ($programme IS NULL OR plan.id = $programme)
RETURN product.id AS product_id,
       product.name AS product,
       target.indicator AS indicator,
       target.minimum AS minimum,
       target.maximum AS maximum,
       target.approximate AS approximate,
       target.unit AS unit,
       target.year AS year,
       plan.name AS programme,
       target.locator AS locator,
       target.quote AS quote
ORDER BY product_id, plan.id, year, indicator, minimum, maximum, unit, locator, quote, approximate
UNION ALL
MATCH (plan:Programme)-[target:TARGETS]->(:Province)
WHERE $product IS NULL
  AND ($programme IS NULL OR plan.id = $programme)
RETURN null AS product_id,
       null AS product,
       target.indicator AS indicator,
       target.minimum AS minimum,
       target.maximum AS maximum,
       target.approximate AS approximate,
       target.unit AS unit,
       target.year AS year,
       plan.name AS programme,
       target.locator AS locator,
       target.quote AS quote
ORDER BY plan.id, year, indicator, minimum, maximum, unit, locator, quote, approximate
