/*
id: successors
category: bodies
title: {vi: Cơ quan nào thay cơ quan nào, en: Who replaces whom}
description:
  vi: Cơ quan cũ nào đã được cơ quan nào tiếp nhận, theo kế hoạch hoặc theo danh bạ, ở kế hoạch nào.
  en: Which body took over from which older one, by a plan or by the register, and which plans it is about.
phrases:
  - cơ quan nào thay cơ quan nào
  - "{agency} thay cơ quan nào"
  - "{agency} tiếp nhận cơ quan nào"
  - cơ quan nào đã sáp nhập
  - who replaces whom
  - "which body did {agency} take over from"
  - "who are the predecessors of {agency}"
parameters:
  agency: {type: agency, default: null, about: "Only where this agency is the old or the new one."}
  province: {type: province, default: null, about: Only agencies of this province.}
columns:
  old_id: {vi: Mã cơ quan cũ, en: Old id, about: The body that is no more.}
  old: {vi: Cơ quan cũ, en: Old body, about: Its name.}
  new_id: {vi: Mã cơ quan mới, en: New id, about: The body that took over.}
  new: {vi: Cơ quan mới, en: New body, about: Its name.}
  province: {vi: Tỉnh, en: Province, about: Slug of the new body's province.}
  programmes: {vi: Kế hoạch, en: Plans, about: Titles of the plans that say so or name the old body.}
  old_tasks: {vi: Nhiệm vụ ghi tên cũ, en: Tasks of the old, about: Distinct tasks that still name the old body.}
  new_tasks: {vi: Nhiệm vụ ghi tên mới, en: Tasks of the new, about: Distinct tasks that name the new body.}
*/
MATCH (new:Agency)-[said:SUCCEEDS]->(old:Agency)
WHERE ($agency IS NULL OR new.id = $agency OR old.id = $agency)
  AND ($province IS NULL OR new.province = $province)
MATCH (programme:Programme)
WHERE programme.id = said.programme
WITH new, old, programme ORDER BY programme.id
WITH new, old, collect(DISTINCT programme.name) AS programmes
OPTIONAL MATCH (old)-[:LEADS|SUPPORTS]->(before:Task)
WITH new, old, programmes, count(DISTINCT before.id) AS old_tasks
OPTIONAL MATCH (new)-[:LEADS|SUPPORTS]->(now:Task)
WITH new, old, programmes, old_tasks, count(DISTINCT now.id) AS new_tasks
RETURN old.id AS old_id,
       old.name AS old,
       new.id AS new_id,
       new.name AS new,
       new.province AS province,
       programmes, old_tasks, new_tasks
ORDER BY old_id, new_id
