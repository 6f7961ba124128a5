/*
id: growing-zones
category: places
title: {vi: Sản phẩm nào trồng ở xã nào, en: What is grown where}
description:
  vi: Mỗi sản phẩm được quy hoạch trồng, nuôi ở những xã nào, theo kế hoạch nào.
  en: In which communes each product is to be grown or raised, by which plan.
phrases:
  - "{product} trồng ở xã nào"
  - "{product} trồng ở đâu"
  - "{commune} trồng những gì"
  - các vùng trồng
  - "xã nào trồng {product}"
  - "where is {product} grown"
  - "what is grown in {commune}"
parameters:
  product: {type: product, default: null, about: Only this product.}
  commune: {type: commune, default: null, about: Only this commune.}
  programme: {type: programme, default: null, about: Only by this plan.}
columns:
  product: {vi: Sản phẩm, en: Product, about: Its name.}
  commune_id: {vi: Mã xã, en: Commune id, about: "The commune: its official code, where it has one."}
  commune: {vi: Xã, en: Commune, about: Its name.}
  province: {vi: Tỉnh, en: Province, about: Slug of its province.}
  as_written: {vi: Ghi là, en: As written, about: The commune's name as printed.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Section.}
*/
MATCH (crop:Product)-[zone:GROWN_IN]->(place:Commune)
WHERE ($product IS NULL OR crop.id = $product)
  AND ($commune IS NULL OR place.id = $commune)
  AND ($programme IS NULL OR zone.programme = $programme)
MATCH (plan:Programme)
WHERE plan.id = zone.programme
RETURN crop.name AS product,
       place.id AS commune_id,
       place.name AS commune,
       place.province AS province,
       zone.as_written AS as_written,
       plan.name AS programme,
       zone.locator AS locator
ORDER BY crop.id, commune_id, plan.id, locator, as_written
