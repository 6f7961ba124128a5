/*
id: due
category: work
title: {vi: Đến hạn trong khoảng thời gian, en: Due between two dates}
description:
  vi: Nhiệm vụ và báo cáo đến hạn từ ngày này đến ngày kia, do ai chủ trì; báo cáo hằng năm tính cho từng năm của kế hoạch.
  en: Tasks and reports that fall due between two dates and who leads them; a yearly report counts in each year of its plan.
checks: [from <= to]
phrases:
  - "đến hạn từ {from} đến {to}"
  - "việc gì đến hạn trước {to}"
  - "những gì đến hạn trong {from} – {to}"
  - "{agency} phải làm gì từ {from} đến {to}"
  - "{agency} phải làm gì trước {to}"
  - "{agency} phải làm gì trong {from} – {to}"
  - "what is due between {from} and {to}"
  - "what is due by {to}"
  - "what does {agency} have to do by {to}"
parameters:
  from: {type: date, about: First day.}
  to: {type: date, about: Last day.}
  programme: {type: programme, default: null, about: Only this plan.}
  agency: {type: agency, default: null, about: Only what this agency leads or supports or reports.}
columns:
  due_on: {vi: Hạn, en: Due on, about: The day.}
  what: {vi: Loại, en: What, about: task or report.}
  title: {vi: Nội dung, en: Title, about: "The task; for a report 'Báo cáo' and the body to report to."}
  agencies: {vi: Cơ quan, en: Agencies, about: Who leads the task; who reports.}
  programme: {vi: Kế hoạch, en: Plan, about: Title of the plan.}
  locator: {vi: Ghi ở, en: Where, about: Annex row or section.}
  id: {vi: Mã, en: Id, about: The task; for a report the body that reports.}
*/
CALL {
  MATCH (task:Task)-[:PART_OF]->(programme:Programme)
  WHERE task.ends_on >= $from AND task.ends_on <= $to
    AND task.kind IN ['assignment', 'duty']
    AND ($programme IS NULL OR task.programme = $programme)
    AND ($agency IS NULL OR EXISTS { MATCH (task)<-[:LEADS|SUPPORTS]-(one:Agency) WHERE one.id = $agency })
  OPTIONAL MATCH (task)<-[:LEADS]-(lead:Agency)
  WITH task, programme, lead ORDER BY lead.id
  WITH task, programme, collect(lead.name) AS agencies
  RETURN task.ends_on AS due_on,
         'task' AS what,
         task.name AS title,
         agencies,
         programme.name AS programme,
         task.locator AS locator,
         task.id AS id
  UNION ALL
  MATCH (agency:Agency)-[report:REPORTS_TO]->(reader:Agency)
  WHERE report.due IS NOT NULL
    AND ($programme IS NULL OR report.programme = $programme)
    AND ($agency IS NULL OR agency.id = $agency)
  MATCH (programme:Programme) WHERE programme.id = report.programme
  UNWIND range(toInteger(substring($from, 0, 4)), toInteger(substring($to, 0, 4))) AS year
  WITH agency, report, reader, programme,
       CASE WHEN report.due = '--02-29' AND (year % 4 <> 0 OR (year % 100 = 0 AND year % 400 <> 0))
              THEN toString(year) + '-02-28'
            WHEN substring(report.due, 0, 2) = '--' THEN toString(year) + substring(report.due, 1)
            WHEN toInteger(substring(report.due, 0, 4)) = year THEN report.due END AS due_on
  WHERE due_on >= $from AND due_on <= $to
    AND (substring(report.due, 0, 2) <> '--'
         OR ((programme.starts_on IS NULL OR due_on >= programme.starts_on)
             AND (programme.ends_on IS NULL OR due_on <= programme.ends_on)))
  RETURN due_on,
         'report' AS what,
         'Báo cáo ' + reader.name AS title,
         [agency.name] AS agencies,
         programme.name AS programme,
         report.locator AS locator,
         agency.id AS id
}
RETURN due_on, what, title, agencies, programme, locator, id
ORDER BY due_on, what, id, title, locator
