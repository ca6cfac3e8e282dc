import type { Phrases } from '../common/language.ts';

/** The lessons in Arabic. */
export const arLearn: Phrases = {
  'Learn SMPP by doing it': 'تعلّم SMPP بالتجربة',
  'Short exchanges with the simulator in this page, one step at a time. Everything is real: the PDUs are in the timeline too, and nothing leaves this page.':
    'محادثات قصيرة مع المحاكي في هذه الصفحة، خطوة بخطوة. كل شيء حقيقي: وحدات PDU في الخط الزمني أيضًا، ولا شيء يغادر هذه الصفحة.',
  done: 'تم',
  '{count} steps': {
    one: 'خطوة واحدة',
    two: 'خطوتان',
    few: '{count} خطوات',
    many: '{count} خطوة',
    other: '{count} خطوة',
  },
  'That was all of them. Write messages of your own now, or build a PDU in the workbench.':
    'كانت هذه كلها. اكتب الآن رسائلك الخاصة، أو أنشئ وحدة PDU في الورشة.',
  'All lessons': 'كل الدروس',
  'Done: all lessons': 'تم: كل الدروس',
  'This session is bound to another message centre. Unbind it first, or open a new one: lessons stay in this page.':
    'هذه الجلسة مرتبطة بمركز رسائل آخر. فُكّ ارتباطها أولًا أو افتح جلسة جديدة: الدروس تبقى في هذه الصفحة.',
  'Waiting for the answer …': 'بانتظار الرد …',
  'The answer has not come. Try again.': 'لم يصل الرد. حاول مرة أخرى.',
  'PDUs of this step': 'وحدات PDU في هذه الخطوة',
  'Inspect {command}': 'فحص {command}',
  Inspect: 'فحص',

  Bind: 'الارتباط',
  'Before anything else an application says who it is. It names itself by its system_id and shows its password; as transceiver it may send and be sent to on the same session.':
    'قبل أي شيء يعرّف التطبيق بنفسه: يذكر system_id ويقدّم كلمة المرور؛ وبصفة transceiver يرسل ويستقبل في الجلسة نفسها.',
  'Bind to the simulator': 'الارتباط بالمحاكي',
  'The request: system_id, password, and interface_version, the version of SMPP that is spoken.':
    'الطلب: system_id وكلمة المرور و interface_version، أي إصدار SMPP المستخدم.',
  'The answer has the same sequence_number. command_status 0 is ESME_ROK: the session is bound.':
    'للرد sequence_number نفسه. القيمة 0 في command_status تعني ESME_ROK: الجلسة مرتبطة.',

  'Bind and submit': 'الارتباط والإرسال',
  'The shortest conversation there is: say who you are, hand over one message, say goodbye.':
    'أقصر محادثة ممكنة: عرّف بنفسك، سلّم رسالة واحدة، ودّع.',
  Submit: 'الإرسال',
  'submit_sm hands one short message to the message centre: who it is from, who it is for, and the text.':
    'يسلّم submit_sm رسالة قصيرة واحدة إلى مركز الرسائل: ممّن هي، ولمن، ونصها.',
  'Send “Hello”': 'إرسال «Hello»',
  'source_addr, destination_addr and short_message carry what matters; data_coding names the alphabet.':
    'تحمل source_addr و destination_addr و short_message ما يهم؛ ويسمّي data_coding الأبجدية.',
  'Accepted: message_id is the name of this message at the message centre. It is not delivered yet.':
    'قُبلت: message_id هو اسم هذه الرسالة لدى مركز الرسائل. لم تُسلَّم بعد.',
  'A session that just drops its connection looks like a failure to the other side. unbind ends it in order.':
    'الجلسة التي تقطع اتصالها فجأة تبدو عطلًا للطرف الآخر. ينهيها unbind بنظام.',
  'A header and nothing else: 16 octets.': 'ترويسة لا غير: 16 ثُمانيًا.',
  'Both sides close the connection now.': 'يغلق الطرفان الاتصال الآن.',

  'A long message': 'رسالة طويلة',
  'A short message has room for 140 octets. What is longer travels in parts that a phone puts together.':
    'تتسع الرسالة القصيرة لـ 140 ثُمانيًا. ما زاد يسافر أجزاءً يجمعها الهاتف.',
  'Two parts': 'جزآن',
  'This text has more than 160 characters. The console cuts it and puts a user data header of six octets in front of each part: a reference that both share, how many parts there are, and which one this is.':
    'في هذا النص أكثر من 160 حرفًا. تقطّعه وحدة التحكم وتضع أمام كل جزء ترويسة من ستة ثُمانيات: مرجع مشترك، وعدد الأجزاء، ورقم هذا الجزء.',
  'Send the long text': 'إرسال النص الطويل',
  'esm_class has the bit “udhi”: short_message begins with a header. Open it to see its octets.':
    'في esm_class البت «udhi»: يبدأ short_message بترويسة. افتحها لترى ثُمانياتها.',
  'Each part is accepted by itself and has a message_id of its own.': 'يُقبل كل جزء على حدة وله message_id خاص به.',

  'A delivery receipt': 'إيصال تسليم',
  'Accepted is not delivered. Ask for a receipt, and the message centre tells how it ended.':
    'القبول ليس تسليمًا. اطلب إيصالًا فيخبرك مركز الرسائل كيف انتهى الأمر.',
  'Ask, and be told': 'اسأل تُجَب',
  'registered_delivery 1 asks for a receipt. It comes back as a deliver_sm a moment later, from the message centre to you: the way round is the other one now.':
    'القيمة 1 في registered_delivery تطلب إيصالًا. يعود بعد لحظة على هيئة deliver_sm من مركز الرسائل إليك: الاتجاه معكوس الآن.',
  'Send with a receipt': 'إرسال مع إيصال',
  'registered_delivery is 1: a receipt is wanted, whether the message is delivered or not.':
    'قيمة registered_delivery هي 1: الإيصال مطلوب سواء سُلّمت الرسالة أم لا.',
  'Keep this message_id: the receipt will name it.': 'احفظ message_id هذا: سيذكره الإيصال.',
  'The receipt. esm_class says so; the text has “id:” and “stat:”, which is DELIVRD for a message that has arrived.':
    'الإيصال. يدل عليه esm_class؛ وفي نصه «id:» و«stat:» التي قيمتها DELIVRD للرسالة الواصلة.',
  'Taken. Without this answer the message centre would send the receipt again.':
    'استُلم. لولا هذا الرد لأعاد مركز الرسائل إرسال الإيصال.',

  'Too fast: throttling': 'أسرع مما ينبغي: الحد من السرعة',
  'A message centre that is asked for too much says so. What was refused is yours to send again.':
    'مركز الرسائل الذي يُطلب منه الكثير يقول ذلك. وما رُفض عليك أن تعيد إرساله.',
  Refused: 'مرفوضة',
  'The simulator does as the text says: it answers this message as if there had been too many. Real message centres answer so above the rate that was agreed.':
    'يفعل المحاكي ما يقوله النص: يرد على هذه الرسالة كأن الرسائل كثرت. وهكذا ترد مراكز الرسائل الحقيقية فوق المعدل المتفق عليه.',
  'Send, and be throttled': 'إرسال يواجه الحد',
  'Nothing is wrong with this request. It only came at a bad time.': 'لا خطأ في هذا الطلب. جاء في وقت غير مناسب فحسب.',
  'command_status is 0x58, ESME_RTHROTTLED, and there is no message_id: the message was not taken.':
    'قيمة command_status هي 0x58 أي ESME_RTHROTTLED، ولا يوجد message_id: لم تُؤخذ الرسالة.',
  'Slower, and again': 'أبطأ، ومرة أخرى',
  'Wait, send less at a time, and send it once more. A load run of this console pauses by itself when it sees this status.':
    'انتظر وأرسل أقل في كل مرة ثم أعد إرسالها. اختبار الحِمل في وحدة التحكم هذه يتوقف من تلقاء نفسه عند هذه الحالة.',
  'Send it again': 'إعادة الإرسال',
  'A new request with a new sequence_number: nothing ties it to the one that was refused.':
    'طلب جديد برقم sequence_number جديد: لا يربطه شيء بالطلب المرفوض.',
  'Taken this time.': 'أُخذت هذه المرة.',
};
