/*
id: reporting
category: work
title: {vi: Chế độ báo cáo theo ngày, en: Reporting duties by date}
description:
  vi: Ai phải báo cáo ai, qua ai, hạn nào, lặp lại thế nào; báo cáo không ghi ngày đứng cuối.
  en: Who reports to whom, through whom, by which day and how often; reports without a day come last.
phrases:
  - chế độ báo cáo theo ngày
  - "{agency} phải báo cáo khi nào"
  - ai phải báo cáo ai
  - "ai phải báo cáo cho {reader}"
  - "{agency} phải báo cáo cho ai"
  - các hạn báo cáo
  - reporting duties by date
  - "when does {agency} have to report"
  - "to whom does {agency} report"
  - who reports to whom
  - "who reports to {reader}"
parameters:
  agency: {type: agency, default: null, about: "Only where this agency reports, gathers or receives."}
  reader: {type: agency, default: null, about: Only reports that this agency receives.}
  programme: {type: programme, default: null, about: Only reports of this plan.}
columns:
  due: {vi: Hạn, en: Due, about: "The day; --MM-DD is a day of every year."}
  recurrence: {vi: Lặp lại, en: Recurrence, about: "annual, quarterly, monthly, periodic, ad_hoc or once."}
  agency_id: {vi: Mã, en: Id, about: The body that reports.}
  agency: {vi: Cơ quan, en: Agency, about: Its name.}
  via: {vi: Qua, en: Through, about: The body that gathers the reports on the way.}
  reader: {vi: Báo cáo cho, en: Reports to, about: The body that receives them.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Section.}
  quote: {vi: Nguyên văn, en: Quote, about: "The words that say so, where the document was read from a file."}
*/
MATCH (body:Agency)-[report:REPORTS_TO]->(receiver:Agency)
WHERE ($programme IS NULL OR report.programme = $programme)
  AND ($agency IS NULL OR body.id = $agency OR receiver.id = $agency OR report.via = $agency)
  AND ($reader IS NULL OR receiver.id = $reader)
MATCH (plan:Programme)
WHERE plan.id = report.programme
OPTIONAL MATCH (through:Agency)
WHERE through.id = report.via
RETURN report.due AS due,
       report.recurrence AS recurrence,
       body.id AS agency_id,
       body.name AS agency,
       through.name AS via,
       receiver.name AS reader,
       plan.name AS programme,
       report.locator AS locator,
       report.quote AS quote
ORDER BY CASE WHEN due IS NULL THEN '9' WHEN substring(due, 0, 2) = '--' THEN substring(due, 2) ELSE substring(due, 5) END,
         due, agency_id, receiver.id, plan.id, recurrence, locator, quote
