export const bankJapanese = `
= zandaka weight=14 task=残高照会
< 残高を教えてください | 口座の残高は？ | 普通預金の残高を確認したい
> かしこまりました。どちらの口座でしょうか。
>> button 口座をお選びください :: 普通預金 ··{last4}=futsu_{last4} | 定期預金 ··{last4b}=teiki_{last4b}
<*
# s 商品=普通預金
> 現在の残高は{amount}です。 | {time}時点のお引き出し可能額は{amount}です。
< ありがとうございます | 助かりました | 了解です
> どういたしまして。他にご用件はございますか。

= furikomi weight=9 task=振込
< {payee}さんに振り込みたい | 振込をお願いします | {amount}を送金したいです
> お振込金額をご入力ください。
< {amount} | {amount}でお願いします
>> quick_replies {payee}様へ{amount}を振り込みます。よろしいですか。 :: はい=yes | いいえ=no
~ 0.12
<*1
> {phoneMasked}に確認コードをお送りしました。ご入力ください。
< {otp}
# s 振込金額={amountNumber}
> お手続きが完了しました。受付番号は{ref}です。
< ありがとう | 確認しました

= kaado weight=8 task=カード停止
< カードを失くしました | 財布を落としました。カードを止めてください！ | キャッシュカードを{city}で紛失しました
> ご心配ですね。すぐに停止いたします。
>> carousel どのカードですか :: Visaデビット ··{last4}=c_{last4} // 普通預金 | クレジット ··{last4b}=c_{last4b} // 利用枠 {bigAmount}
<*
> 末尾{last4}のカードを停止しました。新しいカードは{date}頃に届きます。
< 不正利用はありませんか？ | よかった、ありがとうございます
> 直近48時間に不審なお取引はございません。

= kujou weight=6 task=苦情
< オペレーターと話したい | 何度も同じことを聞かれて困っています | 担当者をお願いします
# m sentiment=negative
! だから人に代わってください
@+
< {merchant}で二重に引き落とされています | 手数料{feeAmount}が納得できません
@ ご不便をおかけして誠に申し訳ございません。{past}のお取引を確認いたしました。 | {lastName}様、受付番号{ref}を拝見しております。
< いつ返金されますか | 早くしてほしいです
@ 明日の正午までに末尾{last4}の口座へ返金いたします。
< わかりました。ありがとうございます
@-
# s csat={stars}

= jutaku weight=5 task=住宅ローン
< 住宅ローンの金利は？ | ローンの相談をしたい | {bigAmount}借りたいのですが
> 固定金利は年{percent}%からでございます。ご希望の金額をお聞かせください。
< {bigAmount}、35年 | まだ決まっていません
>> mini_table 試算結果 :: 借入額=借入額 // {bigAmount} | 毎月=毎月 // {smallAmount} | 金利=金利 // {percent}%
~ 0.2
< 検討します | 来店予約はできますか
> {city}支店で承ります。

= eigyou weight=5 task=営業時間
< {city}支店は何時までですか | 土曜日は営業していますか | ATMの場所を教えて
>> list お近くの店舗 :: {city}中央支店=b1 // 平日 9:00–15:00 | {city}駅前支店=b2 // 平日 9:00–17:00
< ありがとう

= pasuwaado weight=6 task=ログイン支援
< アプリにログインできません | パスワードを忘れました | ロックされたみたいです
> かしこまりました。キャッシュカードの下4桁をお願いいたします。
< {last4}
! 何回やってもだめです
< {last4}です
> 確認できました。再設定はこちらから：https://secure.harbourbank.example/reset/{ref} （有効期限15分）
~ 0.12
< ログインできました！ | ありがとうございます、助かりました

= fusei weight=5 task=不正利用の確認
* alert 末尾{last4}のカードで{merchant}において{amount}のお支払いがありました。お心当たりはございますか。
>> button ご確認ください :: はい、自分です=fraud_yes | いいえ、違います=fraud_no
<*2
# s 不正利用=確認済み
# m sentiment=negative
@+
< 身に覚えがありません | 今{city}にいるのに、おかしいです
@ {lastName}様、ご安心ください。お支払いは止まっております。最近、不審なメールはございましたか。 | ただいま確認しております。{city2}からのご利用でした。
< 宅配の不在通知のメールを開きました | いいえ、特には
@ 承知いたしました。新しいカードを{date}までにお届けいたします。
< よろしくお願いします | 怖いですね…
@-

= gaika weight=4 task=為替
< 今日のドルのレートは？ | {amount}をユーロにするといくら | 海外旅行のための両替をしたい
> 本日のレートはこちらです。
>> linechart 今週の推移 :: 月 | 火 | 水 | 木 | 金
< 手数料は？ | ありがとう
> 1ドルにつき片道25銭でございます。

= meisai weight=5 task=利用明細
< 今月の明細を見せて | {merchant}の引き落としは何ですか | 先月いくら使った？
>> table 最近のお取引 :: {merchant} // -{smallAmount} | {merchant2} // -{feeAmount} | 給与 // {salary}
% 0.4
< {merchant}は覚えがないです
> {past}の{smallAmount}ですね。調査をご希望の場合は「調査」とお伝えください。
< 調査
# s 調査番号={ref}
> 受け付けました。番号は{ref}です。
%%
< わかりました
`;
export const travelJapanese = `
= koukuuken weight=14 task=航空券検索
< {city}行きの飛行機を探しています | {date}に{city}へ行きたい | {city2}から{city}まで一番安い便は？
> ご出発日をお知らせください。
< {date} | {date}から{date2}まで
>> carousel {city}行きの便が見つかりました :: {airline} {flight}={flight} // {time}発 直行便 {amount} | {airline2} {flight2}={flight2} // {time2}発 乗継1回 {smallAmount}
~ 0.18
<*
# s 路線={city2}-{city}
> {flight}便を24時間お取り置きしました。予約番号は{booking}です。
< ありがとうございます！ | 家族と相談します
> よいご旅行を ✈️

= henkou weight=9 task=予約変更
< 予約を変更したい | {booking}の日付を変えられますか | 便を一日遅らせたいです
> 予約番号をお願いいたします。
< {booking}
> {date}の{flight}便、{city}行きですね。ご希望の日は？
< {date2} | {weekday}がいいです
>> quick_replies 差額は{feeAmount}です。変更しますか。 :: はい=yes | いいえ=no
<*
? no
> かしこまりました。ご予約はそのままです。
< ありがとうございます
.
??
> 変更が完了しました。eチケットを{emailMasked}へお送りしました。
< 助かります

= nimotsu weight=8 task=手荷物
< 荷物が出てきません | スーツケースが壊れていました | {flight}便の荷物が届いていない
# m sentiment=negative
> ご迷惑をおかけしております。手荷物タグの番号をお願いいたします。
< {bag}
@+
@ {lastName}様、お荷物は{city2}にございます。明日の便でお届けいたします。 | 担当の{agent}です。お泊まり先を教えていただけますか。
< {hotel}です | 自宅にお願いします
@ かしこまりました。{time}までにお届けいたします。お問い合わせ番号は{ref}です。
< よろしくお願いします
@-

= haraimodoshi weight=6 task=払い戻し
< 返金はいつですか | キャンセルした{booking}の払い戻し状況
> {amount}の払い戻しは{past}に承認されました。14日以内にカードへ返金されます。
! 前もそう言われました
< 具体的な日を教えてください
> {date2}の予定でございます。
~ 0.2
< わかりました

= chekkuin weight=7 task=チェックイン
< チェックインしたい | 搭乗券をください | 窓側の席に変更できますか
> {flight}便のチェックインを承ります。お席は{seat}でよろしいですか。
< はい | {seat2}がいいです
* picture boarding-{booking}.png
> 搭乗口は{gate}、{time}までにお越しください。
< ありがとう🙏

= hoteru weight=6 task=ホテル予約
< {city}のホテルを予約したい | {nights}泊できる宿を探しています
>> cardTemplate おすすめの宿 :: {hotel}=h1 // 一泊 {amount} 朝食付き | {hotel2}=h2 // 一泊 {smallAmount}
<*
> 無料キャンセルは宿泊の2日前までです。予約サイト: https://book.meridian.example/h/{ref}
~ 0.2
< 予約しました | 温泉はありますか

= unkou weight=7 task=運航状況
< {flight}便は定刻ですか | {flight}は何時に{city}に着きますか | 遅延していますか？{flight}
> {flight}便（{city2}→{city}）は*定刻*、{time}発、搭乗口{gate}です。 | {flight}便は{count}分遅れ、{time2}発の予定です。
< 乗り継ぎは間に合いますか | ありがとうございます
> 変更があればこちらでお知らせいたします。

= kekkou weight=5 task=欠航対応
* alert {date}の{flight}便は悪天候のため欠航となりました。ご迷惑をおかけいたします。
>> quick_replies ご希望をお選びください :: 別の便=rebook | 払い戻し=refund | オペレーター=agent
<*3
# s 理由=悪天候
# m sentiment=negative
@+
< どうしても{date}までに着きたいんです | 子ども連れなのですが
@ {lastName}様、{city2}経由で{time}着の便がございます。いかがでしょうか。 | 他社便も含めてお調べいたします。
< 直行便はありませんか | それでお願いします
@ {airline2} {flight2}便、{time2}発の直行便にお席がございます。追加料金はございません。
< お願いします！
@ お取りいたしました。新しい予約番号は{booking}です。
< 本当に助かりました🙇
@-
# s csat=5

= mairu weight=5 task=マイル照会
< マイルの残高を教えて | マイルの有効期限は？ | {flight}のマイルがついていません
> {lastName}様のマイルは{points}マイル、有効期限は{date2}です。
>> checkListTemplate ゴールドまで :: 搭乗回数 // {count} / 30 | マイル // {points}
< ありがとう | 特典航空券に使えますか
> はい、{city}往復は15,000マイルからです。

= kyanseru weight=5 task=予約取消
< {booking}をキャンセルしたい | 旅行をやめたいのですが、いくらかかりますか
> 取消手数料は{feeAmount}、払い戻しは{amount}です。
>> button いかがなさいますか :: 取り消す=cancel | 取り消さない=keep
~ 0.15
<*
? keep
> かしこまりました。ご予約はそのままです。
< すみません
.
??
* action 予約{booking}を取り消しました
> 取り消しました。確認メールを{emailMasked}へお送りしました。
< はい
`;
