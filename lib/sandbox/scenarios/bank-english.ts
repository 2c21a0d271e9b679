export const bankEnglish = `
= balance weight=16 task=Check_Balance
< what's my balance? | How much money do I have in checking | balance pls | hi, can you check my account balance | current balance please
> Sure, {name}. I'll look that up. | One second, let me check your accounts.
>> button Which account would you like to see? :: Checking ··{last4}=acct_chk_{last4} | Savings ··{last4b}=acct_sav_{last4b} | All accounts=acct_all
~ 0.08
<*
# s product=deposit-account
> {pick}: your available balance is *{amount}* as of {time}. Pending transactions: {smallAmount}. | You have {amount} available in {pick}. {smallAmount} is still pending.
% 0.35
< and what came in this week? | any deposits recently? | when does my salary land
>> table Here are your latest transactions :: {merchant} // -{smallAmount} | {merchant2} // -{smallAmount2} | Payroll // {salary}
%%
< thanks! | great, thank you | perfect thx | ok that's it
> You're welcome! Is there anything else? | Glad I could help 🙂 | Any time, {name}.

= transfer weight=14 task=Transfer_Money
< I want to send money to {payee} | transfer {amount} to {payee} | can i make a transfer | send {smallAmount} to my landlord please
> I can set that up. Who would you like to pay?
<  {payee} | {payee}, she's already in my payees | to {payee}
> How much would you like to send to {payee}?
< {amount} | {amount} please | make it {amount}
>> quick_replies Which account should it come from? :: Checking ··{last4}=from_chk | Savings ··{last4b}=from_sav
<*
> Please confirm: {amount} to {payee} from your account ending {last4}, arriving {date}.
>> quick_replies Shall I go ahead? :: Yes=yes | No=no | Change amount=change_amount
~ 0.12
<*
? no
> No problem, I haven't sent anything.
< sorry, wrong person | I'll do it later | ok
.
??
? change_amount
> What should the amount be?
< {smallAmount} | only {smallAmount}
> Alright, {smallAmount} to {payee} instead.
??
> For your security I have sent a one-time code to {phoneMasked}. Please enter it here.
* otp
< {otp}
# s transfer_amount={amountNumber}
# s Claim={"Transfer_Status":1,"ref":"{ref}"}
> Done! The money is on its way to {payee}. Your reference is {ref}. | The transfer is complete ✅ Reference {ref}.
< thank you | cool | brilliant, thanks | 👍
> You're welcome. Anything else I can do for you?
% 0.4
< no that's all | nope, bye | that's it for now
> Have a great day!
%%

= lost-card weight=9 task=Block_Card
< I lost my card | my debit card was stolen!! | need to block my card ASAP | left my card in a taxi in {city}, please help
> I'm sorry to hear that. Let's protect your account right away.
>> carousel Which card is it? :: Visa Debit ··{last4}=card_{last4} // Linked to Checking | Mastercard Credit ··{last4b}=card_{last4b} // Limit {bigAmount} | Virtual card ··{last4c}=card_{last4c} // Online only
<*
>> button Do you want to freeze it for now or block it for good? :: Freeze card=freeze | Block and replace=block | Talk to someone=agent
~ 0.06
<*
? freeze
# s card_action=freeze
> {name}, your card is frozen. You can unfreeze it in the app whenever you like.
< ok that buys me time, thanks | can I still get cash?
> Payments and withdrawals are paused until you unfreeze it.
.
??
? agent
> Our card desk is available around the clock on +1 800 555 0199. I have noted reference {ref} for you.
.
??
# s card_action=block
# m topic=lost card
> Your card is blocked. No further payments can be made with it. | Done. That card can no longer be used.
> A new card will be sent to your address in {city} and should arrive by {date}.
< was anything bought with it today? | how long will the new one take? | can I use apple pay meanwhile
> I see no unusual payments in the last 48 hours. You can add the replacement to your phone wallet in the app as soon as it is issued.
< ok thank god. thanks | phew, thank you so much | alright
> You're welcome, {name}. Stay safe!

= loan weight=8 task=Loan_Enquiry
< do you offer personal loans? | what's the interest rate for a {bigAmount} loan | I'm thinking about a car loan | can I borrow {bigAmount}
> We do! Personal loans start at {percent}% APR. What would you like to finance?
>> list Pick a purpose :: Car=loan_car // New or used, up to 84 months | Home improvement=loan_home // From {percent}% APR | Debt consolidation=loan_debt // One payment a month | Something else=loan_other // Tell us more
<*
> How much would you like to borrow, and over how many months?
< {bigAmount} over 48 months | about {bigAmount}, 5 years | {bigAmount}, 36
# s product=loan
# s product=personal-loan
# s loan_amount={amountNumber}
>> mini_table Here is an estimate :: Amount=Amount // {bigAmount} | Rate=Rate // {percent}% | Monthly=Monthly // {smallAmount}
~ 0.2
< is that fixed? | what if I pay it back early | do I need collateral
> The rate is fixed for the whole term and there is no fee for early repayment.
>> button Would you like to apply now? :: Start application=https://www.harbourbank.example/loans/apply | Email me the offer=email_offer | Not now=no
<*
> All set. I've saved this quote as {ref} for 30 days.

= branch-hours weight=8 task=Branch_Locator
< what time does the {city} branch close | are you open on saturday? | nearest branch | where can I deposit cash near {city}
> Let me find branches near {city}. | Searching around {city}…
>> list Branches close to you :: {city} Central=branch_1 // Mon–Fri 9:00–17:00, Sat 9:30–13:00 | {city} Station=branch_2 // Mon–Fri 8:00–19:00 | {city} Riverside=branch_3 // Closed for renovation until {date}
% 0.5
<*
> It's a 12-minute walk from the centre. Directions: https://maps.example.com/?q={ref}
%%
< ok thanks | do they have an ATM? | perfect
> All of our branches have a 24-hour ATM in the lobby.

= fraud-alert weight=8 task=Fraud_Alert
* alert We noticed a payment of {amount} at {merchant} with your card ending {last4}. Was this you?
>> button Please confirm the payment of {amount} at {merchant}. :: Yes, it was me=fraud_yes | No, not me=fraud_no
<*2
# s fraud=confirmed
# s fraud_score={count}
# m sentiment=negative
> Thank you. I've stopped the payment and locked the card ending {last4}.
> Our fraud team wants to ask you two questions. I'm connecting you now.
@+
@ Hi {name}, {agent} from the fraud desk. Did you share your card details with anyone in the last days? | Hello, this is {agent}. Can you tell me where you last used the card?
< no never | I bought something on a site I didn't know on {weekday} | only at {merchant2} I think
@ Understood. There were two more attempts, {smallAmount} and {smallAmount2}, both declined. You won't be charged. | Okay. I can see the attempt came from {city2}. We've blocked it.
< what about a new card | so I get my money back? | that's scary
@ A new card is on its way and will arrive by {date}. I've also opened case {ref} so that the merchant can't try again.
< thank you so much {agent} | okay thanks for the quick help | great
@ You're welcome. Please don't share one-time codes with anyone, we never ask for them.
@-

= dispute weight=6 task=Dispute_Transaction
< I don't recognise a charge from {merchant} | I was charged twice by {merchant} | there's a {smallAmount} payment I didn't make
> Let's look at that. Here are your recent card payments.
>> tableList Recent payments :: {merchant}=tx_1 // {smallAmount}, {past} | {merchant}=tx_2 // {smallAmount}, {past} | {merchant2}=tx_3 // {amount}, {past2}
<*
>> dropdown_template Why do you want to dispute it? :: Charged twice=dup | Goods not received=not_received | Not me=not_me | Wrong amount=wrong
<*
# s dispute_reason=duplicate
! the shop says its ur fault | they told me it's pending but it isnt
< I was charged twice | I only bought it once
> Thanks. I've opened dispute *{ref}* for {smallAmount}. You'll hear from us within 10 working days.
* file statement-{last4}.pdf
< can I add the receipt? | ok
* image receipt.jpg
> Got it, the receipt is attached to {ref}.

= fees weight=6 task=Fees_FAQ
< why was I charged a fee | what is the monthly maintenance fee | foreign transaction fee? | how do I get rid of overdraft fees
> There is no monthly fee if you keep {bigAmount} or have a direct deposit. Otherwise it's {feeAmount} a month. | Payments abroad cost 1.5% of the amount, cash withdrawals abroad {feeAmount}.
% 0.5
< can u waive it this once | that's not what the lady in the branch said
> I can refund one fee per year as a courtesy. Shall I do that?
< yes please | yes | obviously
# s courtesy_refund=1
> Done, {feeAmount} is back in your account ending {last4}.
%%
>> feedbackTemplate How was this conversation? :: 
~ 0.3
<*

= mortgage-appointment weight=5 task=Book_Appointment
< I'd like to talk to someone about a mortgage | book an appointment at the {city} branch | can I see an advisor next week
> Happy to arrange that. Would you like to meet in a branch or by video?
>> radioOptionTemplate Where would you like to meet? :: Branch=at_branch | Video call=by_video | Phone=by_phone
<*
>> dateTemplate When suits you? :: 
< {date} | next {weekday}? | {date} in the morning
> We have {officeTime} or {officeTime2} on {date}.
< {officeTime} | the earlier one | {officeTime}, please
# s appointment={date} {officeTime}
> Booked: {date}, {officeTime}, with our mortgage team in {city}. I've sent an invitation to {emailMasked}.
* form Mortgage pre-check
< great | perfect, see you then

= app-login weight=8 task=Reset_Password
< I can't log in to the app | forgot my password | my account is locked | the app says wrong pin
> Let's get you back in. What do you see on the screen?
< it says invalid credentials | nothing, just a spinner | "locked after 3 attempts"
! it's the blue screen not the white one | i already told you
< locked account | it's locked
> Your online access was locked on {past} after three attempts. I can unlock it after a quick check.
> What are the last four digits of your card?
< {last4}
> Thank you. And your date of birth?
< ********
~ 0.1
> Verified. Your access is unlocked. Please set a new password here: https://secure.harbourbank.example/reset/{ref} (valid for 15 minutes)
< it works now, thanks | ok in | finally!
> Great! Anything else?

= complaint weight=5 task=Complaint
< I've been waiting 3 weeks for an answer | this is the worst bank ever | I want to file a complaint | agent | let me talk to a human
# m sentiment=negative
! NO. i want a person | representative!!!
< human please | agent
@+
< finally. I've explained this 4 times already | hi, it's about case {ref}
@ I'm sorry about that, {name}. I can see case {ref} from {past}. Let me find out what is holding it up. | I understand this is frustrating. Could you tell me what happened, in your own words?
< your colleague promised a refund of {amount} by {past} and nothing came
@ You're right, it was approved and then stuck. I'm releasing it now. | I see the note. The {amount} were sent to an old account ending {last4b}. I'm correcting this.
< how long | and this time it will really come? | ok
@ It will be in your account ending {last4} tomorrow before noon. I've added {feeAmount} for the trouble.
< thank you. that's all I wanted | alright, thanks {agent}
@ Thank you for your patience. I'll close the case once it has arrived.
@-
# s csat={stars}

= credit-limit weight=5 task=Credit_Limit
< raise my credit limit | can I get a higher limit on my card ending {last4b}? | what's my limit
> Your current limit is {amount}, of which {smallAmount} is used. What limit would you like?
< {bigAmount} | double it | as high as possible
> Based on your history you qualify for {bigAmount}. The change applies at once and does not affect your credit score.
>> quick_replies Shall I change it? :: Yes, raise it=yes | No, keep it=no
<*
# s product=credit-card
? yes
> Done, your new limit is {bigAmount}. | All set, {name}. You can spend up to {bigAmount} now.
??
? no
> Okay, it stays at {amount}. You can ask again any time.
??

= standing-order weight=4 task=Standing_Orders
< list my standing orders | cancel the gym payment | I want to change my rent payment to {amount}
>> listView Your standing orders :: Rent // {amount}, 1st of the month | {merchant} // {smallAmount}, every {weekday} | Savings plan // {smallAmount2}, 15th of the month
< the second one | cancel {merchant} | 2
> The payment to {merchant} of {smallAmount} will end today. Is that right?
< yes | yep | correct
* action Standing order cancelled
> It is cancelled. Nothing will be paid on {date}.

= exchange weight=4 task=Exchange_Rates
< exchange rate euro? | how many euros for {amount} | I'm travelling to {city2}, can I get cash
> Today 1 USD is 0.{count}1 EUR. For {amount} you'd get about {euro}.
>> linechart Last week :: Mon | Tue | Wed | Thu | Fri
< ok good to know | is that with fees? | thx
> Cards use the same rate with no extra fee on our Travel account.

= spending weight=4 task=Spending_Insights
< how much did I spend on groceries | where does all my money go 😅 | spending last month
> Here is your spending for last month.
>> piechart Spending by category :: Groceries // {amount} | Transport // {smallAmount} | Eating out // {smallAmount2} | Subscriptions // {feeAmount}
>> barchart Compared with the months before :: Groceries // {amount} | Transport // {smallAmount}
< wow that's a lot of eating out | ouch | show more
> Would you like me to set a budget? I can warn you at 80%.
~ 0.25
< yes {amount} for groceries | no thanks | maybe later
> Okay! You can change budgets in the app under Insights.

= chitchat weight=4 task=Small_Talk
< hi | hello | hey | good {daypart} | hi bot 🤖
> Hello {name}! How can I help?
< are you real? | tell me a joke | do you like your job
> I'm a virtual assistant, so coffee is wasted on me. Ask me about your accounts, cards or loans!
~ 0.5
< lol ok bye | haha | 😂😂
> Bye for now 👋

= tax-documents weight=4 task=Documents
< I need my 1099 | tax statement for last year | where do I find my statements | proof of account for my visa
> You can download statements and tax forms right here.
>> advancedListTemplate Documents for you :: Annual statement // PDF, 220 KB | Interest certificate // PDF, 84 KB | Proof of account // PDF, 60 KB
* file annual-statement-{last4}.pdf
< found it ty | does it have a stamp? | thanks!
> Every document carries a digital signature that banks and consulates accept.

= wire-delayed weight=4 task=Payment_Tracing
< where is my wire to {city2} | I sent {bigAmount} on {past} and it never arrived | payment {ref} is missing
> I'm sorry about the wait. Let me trace it. | Let me see where that payment is.
> It left us on {past} and is with the receiving bank. I can ask our payments desk to look into it.
< please do | yes, it's for a house deposit!! | ok
# s payment_ref={ref}
# m topic=payment tracing
@+
< hi {agent}, the seller is calling me every hour
@ Hi {name}, I understand. Do you have the confirmation at hand? | I can see why that's stressful. Let me open the SWIFT trace.
< yes one sec | here
* image payment-confirmation.png
@ Perfect. The receiving bank asked for the full address of the beneficiary. That's why it is held.
< it's 14 Quay Street, {city2} | I typed that in already?? | can you just add it
@ I've sent it. They usually release the money within two hours. Can I call you on {phoneMasked} once it's through?
< yes please | a message is fine
@ Done, you'll hear from me today. Your case is {ref}.
< thank you so much, you're the first one who explained it | ok waiting then
@-
# s csat={stars}

= ask-knowledge weight=6 task=Answer
< what happens to my account when I move abroad | is my money insured? | difference between roth and traditional ira | how do joint accounts work | can my kid have an account
>> answerTemplate Here is what I found :: Account rules // You can keep your account when you move; tell us your new address within 30 days. | Deposit insurance // Deposits are insured up to 250,000 USD per person and bank.
% 0.4
< is that also true for business accounts | where does it say that? | can you explain that in simpler words
> **In short:** your deposits are insured up to $250,000 for each kind of ownership.\\n\\n* single accounts\\n* joint accounts (per person)\\n* retirement accounts\\n\\nSee [the full rules](https://help.harbourbank.example/insurance).
%%
< got it | thanks, very clear | hm ok

= direct-deposit weight=4 task=Direct_Deposit
< how do I set up direct deposit | routing number? | my employer needs a voided check
> Your routing number is 021*****9 and your account ends in {last4}.
* file direct-deposit-form-{last4}.pdf
< do you have it as a form? | perfect, that's it | how long does it take
> The form above is already filled in. Most employers need one or two pay cycles.

= alerts weight=3 task=Alert_Settings
< text me when my balance is low | notify me for every payment over {smallAmount} | turn off notifications
>> multi_select Which alerts would you like? :: Low balance=low_balance | Large payments=large | Salary received=salary | Card used abroad=abroad
<*
> Done. I'll let you know by push and by text to {phoneMasked}.
* action Alert settings changed
< great | and by email too?
> E-mail alerts go to {emailMasked} once a day.
`;
