/*
id: markets
category: places
title: {vi: Sản phẩm bán sang thị trường nào, en: What is to be sold where}
description:
  vi: Mỗi thị trường được nhắm tới cho những sản phẩm nào, theo kế hoạch nào.
  en: Which products each market is meant for, by which plan.
phrases:
  - "{product} bán sang những thị trường nào"
  - "{product} bán đi đâu"
  - "bán gì sang {market}"
  - các thị trường xuất khẩu
  - "where is {product} to be sold"
  - "what is to be sold to {market}"
  - markets of the products
parameters:
  market: {type: market, default: null, about: Only this market.}
  product: {type: product, default: null, about: Only this product.}
  programme: {type: programme, default: null, about: Only by this plan.}
columns:
  market: {vi: Thị trường, en: Market, about: Country or region.}
  product: {vi: Sản phẩm, en: Product, about: Its name.}
  as_written: {vi: Ghi là, en: As written, about: The market's name as printed.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Section.}
*/
MATCH (good:Product)-[sale:SOLD_TO]->(place:Market)
WHERE ($market IS NULL OR place.id = $market)
  AND ($product IS NULL OR good.id = $product)
  AND ($programme IS NULL OR sale.programme = $programme)
MATCH (plan:Programme)
WHERE plan.id = sale.programme
RETURN place.name AS market,
       good.name AS product,
       sale.as_written AS as_written,
       plan.name AS programme,
       sale.locator AS locator
ORDER BY place.id, good.id, plan.id, locator, as_written
