import type { RefusalCode } from '../../../core/kernel/result';

/**
 * One short sentence a code, Chinese and English, for clients that show `error.message` as it comes (REST, GraphQL, core's own notices).
 * The admin words its refusals itself, from code and data, in its translations.
 */
export const MESSAGES: Readonly<Record<RefusalCode, string>> = {
  active_content:
    '网页、脚本、SVG、XML 等可运行的文件不能上传；可上传图片、PDF、办公文档、文本、音视频、压缩包。/ Web pages, scripts, SVG and XML run in a browser and are not uploaded; allowed are pictures, PDF, office documents, plain text, audio, video, zip.',
  adopting:
    '正在认定已上线的内容，完成前不能发布、撤稿，请稍候。/ What is live is being taken over: nothing is published or taken down until that is done.',
  blocked_write: '已发布内容只能经三审后发布。/ Live content changes only by publication after three reviews.',
  case_decided: '此问题已由他人处理，请查看最新状态。/ Somebody else has decided this case: look at how it stands now.',
  classified: '内部或暂缓公开的内容不能发布。/ What is internal or withheld is not published.',
  column_in_use: '栏目已有记录，不能删除，可停用。/ The column has a record: it is not deleted but suspended by a new term.',
  entitlement_changed:
    '稿件由哪个单位负责、是否公开，网站现在的理解与签字时不同，此前的签字失效，须重新送审。/ The site understands otherwise than when it was signed which unit answers for the document, or who may know it: the signatures no longer apply, submit it again.',
  content_changed: '内容已改动，此前的签字失效。/ The content changed: the signatures on it no longer apply.',
  content_mismatch: '发布结果与三审签字的内容不一致，已撤销。/ What would go live is not what was signed: nothing was published.',
  create_published:
    '不能直接发布。请先存为草稿（status=draft）并送审。/ Cannot be created as published: create a draft (status=draft) and submit it.',
  created_at_fixed: '创建时间由系统记录，不能填写。/ When a document was created is recorded: it cannot be written.',
  criterion_failed: '有审核标准“不通过”，不能签字。/ A criterion failed: it cannot be signed, only returned.',
  criterion_unanswered: '有审核标准未作答。/ A criterion is not answered.',
  days_judged: '这些日子已考核并固定，更正须写明理由。/ These days were judged and frozen: a correction needs a reason.',
  default_locale_live:
    '默认语言下有已发布的内容，不能更换。请先由发布人员撤稿。/ Content is live in the default language: take it down first.',
  direct_write: '审核状态不能直接修改，请用送审、签字、退回。/ The review stage cannot be written: submit, sign or return.',
  document_id_required: '请指明是哪一篇稿件。/ Name the document: one documentId.',
  duty_unticked: '本环节职责未全部确认。/ A duty of this stage is not ticked.',
  fields_hidden: '您的角色看不到本稿的全部字段，不能签字。/ Your role hides fields of this document: who signs has read all of it.',
  file_too_costly:
    '文件读取耗时或占用过多，已停止。请另存为 .csv 再导入。/ Reading the file took too long or too much memory and was stopped: save it as .csv.',
  last_term: '这是栏目仅有的一段，不能删除。/ It is the only term of the column.',
  ledger_broken:
    '本稿的审核状态与台账不符，查明前不能发布。/ What is stored about this document is not what its ledger says: nothing is published until that is looked into.',
  live_content:
    '已发布内容受保护，请撤稿或发起新一轮三审。/ Live content is protected: take it down, or change its draft and have that reviewed.',
  lost_race: '他人刚刚改动了本稿，请重试。/ Somebody else just changed this document: try again.',
  no_basis: '没有可用来比较的内容。/ There is no such content to compare with.',
  no_post_for_unit: '您不任该单位的相应岗位，不能签字。/ You do not hold the post that signs for this unit.',
  not_interactive: '须本人登录后办理，令牌和程序不能代签。/ Sign in yourself: a token or a program cannot do this.',
  not_own_unit: '本稿由其他单位负责，请由该单位办理。/ This document is another unit’s: they must do it.',
  nothing_to_return: '本稿不在审核中。/ This document is not under review.',
  nothing_to_take_down: '本稿没有在线内容。/ Nothing of this document is live.',
  organisation_write: '单位与岗位只能由有权人员登录后办理。/ Units and posts change only by a person in charge of them, signed in.',
  password_required: '请输入本人密码后签字、发布。/ Your password is needed to sign and to publish.',
  post_vacant: '岗位空缺，无人可签字。请先指定人员。/ A post is vacant, nobody could sign. Appoint someone first.',
  publisher_required: '只有信息发布岗位人员登录后可以发布、撤稿。/ Only a publisher, signed in, publishes and takes down.',
  reader_busy: '正在读取他人的文件，请稍候再试。/ Other files are being read: try again in a moment.',
  reason_required: '请写明理由。/ Give the reason.',
  required_empty: '必填内容还没有填写，不能送审。/ Something that must be written is empty: fill it in, then submit.',
  same_person: '三审须由三人分别签字，您已签过本稿。/ Three reviews by three people: you have signed already.',
  self_appointment: '不能任命自己担任审核、发布岗位。/ Nobody appoints themselves to a post that signs or publishes.',
  sign_offs_missing: '还不能发布：三审签字不全。/ Cannot be published yet: sign-offs are missing.',
  snapshot_broken:
    '留存的内容与其指纹不符或已缺失，不予显示，请告知审计人员。/ What was kept of this content is missing or not what its hash says: it is not shown. Tell the auditors.',
  stale_hash: '您打开后内容又有改动。/ The content changed after you opened it.',
  take_down_required: '在线内容须由发布人员写明理由后撤稿。/ Live content is taken down by a publisher, with a reason.',
  term_judged: '已有期次按这一段考核并固定，不能删除。/ Frozen verdicts rest on this term: it is not deleted.',
  too_many_attempts: '密码多次输错，请稍候再试。/ Too many wrong passwords: wait before trying again.',
  unit_missing: '本稿未指明责任单位。/ No unit is named as answerable for this document.',
  wrong_stage: '本稿不在该环节。/ The document does not stand at this stage.',
};
