export const travelEnglish = `
= flight-search weight=16 task=Search_Flights
< flights to {city} | I need to fly from {city2} to {city} on {date} | cheapest flight to {city} next week? | looking for 2 tickets to {city}
> Sounds like a plan! ✈️ When would you like to leave? | Lovely choice. Which day do you want to travel?
< {date} | {date}, back on {date2} | the weekend of {date}
> How many travellers?
< {guests} | just me | 2 adults 1 child
>> carousel I found these flights from {city2} to {city} :: {airline} {flight}={flight} // {time}, direct, {amount} | {airline2} {flight2}={flight2} // {time2}, 1 stop, {smallAmount} | {airline} {flight3}={flight3} // 21:40, direct, {amount2}
~ 0.18
<*
# s route={city2}-{city}
# s fare={amountNumber}
> {pick} on {date}, including one carry-on bag. Shall I hold it for 24 hours?
>> quick_replies Hold this fare? :: Yes, hold it=hold | Show other times=more | No thanks=no
<*
? hold
> Done! Your hold reference is {booking}. Pay before tomorrow {time} to keep it.
< thank you! | great | will talk to my wife first lol
??
? more
> There are two more departures that day, at {time} and {time2}, both with one stop.
< too long, the first one was fine | hm ok I'll think about it
??
? no
> Okay. You can come back to this search any time with {booking}.
< will do | thx
??
> Safe travels! 🌍

= rebooking weight=12 task=Change_Booking
< I need to change my flight | can I move {booking} to {date}? | my meeting moved, change my flight to {city} please | rebook {booking}
> I can help with that. What's your booking reference?
< {booking} | it's {booking} | {booking} under {lastName}
> Found it: {city2} → {city}, {flight} on {date}. Which day would you like instead?
< {date2} | {date2} in the afternoon | a day later
>> listView Available on {date2} :: {flight2}={flight2} // {time}, +{feeAmount} | {flight3}={flight3} // {time2}, no extra cost
~ 0.1
<*
> The fare difference is {feeAmount}. Do you want to continue?
>> quick_replies Change the booking? :: Yes=yes | No=no
<*
? no
> Okay, everything stays as it was.
< thanks anyway | ok
.
??
* otp
< {otp}
# s change_fee={amountNumber}
> You're rebooked on {flight2}, {date2} at {time}. A new itinerary went to {emailMasked}. | All changed ✅ New e-ticket sent to {emailMasked}.
< perfect | thx a lot | can I keep my seat?
> Your seat {seat} is confirmed on the new flight.

= baggage weight=10 task=Baggage_Enquiry
< how many bags can i bring | what's the baggage allowance to {city} | is a guitar hand luggage? | how much for an extra suitcase
> That depends on your fare. Which one do you have?
>> radioOptionTemplate Your fare :: Light=light | Classic=classic | Flex=flex
<*
>> table Your allowance :: Cabin bag // 8 kg | Checked bag // {count} kg | Extra bag // {feeAmount}
< and ski equipment? | ok and liquids? | does a stroller count
> Sports equipment up to 23 kg counts as a checked bag. Strollers always travel free.
< cool ty | thanks, that helps | ok

= lost-baggage weight=8 task=Lost_Baggage
< my suitcase didn't arrive | LOST BAGGAGE {flight} | I've been at the belt for an hour, no bag | bag damaged, wheel is off
# m sentiment=negative
> I'm really sorry. Let's find it. Please give me the number on your bag tag.
< {bag} | I threw it away | {bag}, black samsonite
> Thank you. Your bag was last scanned in {city2} at {time}.
@+
@ Hi {name}, {agent} from baggage tracing. I can see it missed the connection in {city2}. Where are you staying tonight? | Hello {name}. I've found {bag}. Which address should we bring it to?
< {hotel}, {city} | at home, same address as in the booking
@ Thank you. It's on {flight2} tomorrow and will be delivered to you by {time}. | Noted. The courier will come between {time} and {time2}.
< my medication is in there!! | and what do I wear until then | ok
@ You can buy essentials up to {amount} and send us the receipts. I've put that in case {ref}.
* image bag-tag.jpg
< thanks {agent}, you're a star | alright
@ You're welcome. You'll get a text as soon as it's on board.
@-
# s csat={stars}

= refund weight=9 task=Refund_Request
< where is my refund | I cancelled {booking} weeks ago and no money | refund status {ref} | can I get my money back for {flight}?
> Let me check. What's the booking reference?
< {booking}
> The refund of {amount} for {booking} was approved on {past} and takes up to 14 days to show on your card ending {last4}.
% 0.45
! that's what you said last time | its been 20 days!!
< I want to speak to someone | why does it take so long
> Your card issuer usually needs 3–5 days after we send it. I have asked for a priority check, reference {ref}.
# s refund_status={"state":"priority","days":{count}}
%%
~ 0.15
< ok | fine | thanks I guess
>> like_dislike Was this helpful? :: 
<*

= hotel weight=9 task=Book_Hotel
< hotel in {city} for {nights} nights | any hotels near the airport in {city}? | need a room {date} to {date2} | pet friendly hotel {city}
> Let me look for stays in {city} from {date} to {date2}.
>> cardTemplate Places you may like :: {hotel}=h1 // ★★★★ {amount} a night, breakfast included | {hotel2}=h2 // ★★★ {smallAmount} a night | {hotel3}=h3 // ★★★★★ {amount2} a night, spa
<*
> Great pick. {pick} has a double room for {nights} nights. Free cancellation until two days before arrival.
>> button Book it? :: Book now=https://book.meridian.example/h/{ref} | See photos=photos | Change dates=dates
~ 0.2
<*
? photos
* link https://book.meridian.example/photos/{ref}
??
? dates
> Sure, which dates would you prefer?
< {date2} | one day later
> It's available then too, same price.
??
< has it got parking? | is breakfast vegan | ok booked!
> Yes, you can add that on the last step. Enjoy {city}!

= check-in weight=10 task=Online_Check_In
< check in | I want to check in for {flight} | online check-in {booking} | can i check in yet?
> Check-in for {flight} to {city} is open. Who is travelling?
>> multi_select Select travellers :: {name} {lastName}=pax1 | {payee}=pax2
<*
> Here are the seats. You're in {seat}; {seat2} and {seat3} are free too.
< {seat} is fine | change to {seat2} | window please
# s seat={seat}
> You're checked in! Gate opens at {time}. Your boarding pass is below.
* picture boarding-pass-{booking}.png
< 👍 | thank you! | how do i put it in my wallet
> Tap the pass and choose Add to Wallet.

= visa weight=6 task=Visa_Information
< do I need a visa for {city}? | visa requirements | is my passport valid enough, expires in 5 months | entry rules {city}
> Which passport do you hold, and how long will you stay?
< EU passport, {nights} days | american, 2 weeks | Indian passport, tourist
> For a stay of up to 90 days you don't need a visa, but the passport must be valid for six months after arrival. | You need an e-visa. It costs {feeAmount} and takes about {count} days.
>> articleTemplate More about this :: Entry requirements // Updated {past} | Transit visas // Updated {past2}
! ok but my cousin who lives there says otherwise
< what about transit in {city2}? | thanks
> Transit under 24 hours is fine as long as you stay in the international area.

= flight-status weight=10 task=Flight_Status
< is {flight} on time | flight status {flight} | when does {flight} land in {city}? | {flight} delayed??
> {flight} from {city2} to {city}: *on time*, departing {time} from gate {gate}. | {flight} is delayed by {count} minutes. New departure {time2}, gate {gate}.
% 0.4
< what about my connection? | which terminal | will I get compensation
> You have {count} minutes in {city2}. That is above the minimum connection time. We'll message you if anything changes.
%%
< ok thx | 🙏 | perfect

= cancellation weight=6 task=Cancel_Booking
< cancel my trip | I want to cancel {booking} | how much does it cost to cancel
> I'm sorry your plans changed. {booking} is a Classic fare: cancelling costs {feeAmount} and {amount} will be refunded.
>> button What would you like to do? :: Cancel and refund=cancel | Take a voucher=voucher | Keep my booking=keep
~ 0.15
<*
? keep
> Good to hear! Nothing was changed, {booking} is still valid.
< phew | ok
.
??
? voucher
> Your voucher over {amount} is valid for 24 months: {ref}.
??
# s cancelled=true
# u loyalty=at-risk
* action Booking {booking} cancelled
> Done. A confirmation went to {emailMasked}.
< sad but ok | thanks

= disruption weight=7 task=Disruption
* alert Your flight {flight} to {city} on {date} has been cancelled because of weather. We are sorry. Please choose what to do next.
>> quick_replies How would you like to continue? :: Rebook me=rebook | Refund=refund | Talk to an agent=agent
<*3
# s disruption=weather
# m sentiment=negative
@+
< my daughter's wedding is on {date}, I MUST be there | hi, what are my options | we are 4 people with a baby
@ I'm so sorry, {name}. There's a seat via {city2}, arriving {time}. Would that work? | I understand. Let me see every route to {city}, including other airlines.
< anything direct? | is there nothing earlier | how much more
@ {airline2} {flight2} leaves at {time2}, direct, at no extra cost for you. Shall I take it?
< YES | yes please | do it
@ Booked: {flight2}, seats {seat} and {seat2}. New reference {booking}.
< you saved us, thank you 😭❤️ | thank you {agent}!!
@ That's what we're here for. Have a wonderful time!
@-
# s csat=5

= loyalty weight=6 task=Loyalty_Points
< how many miles do I have | points balance | can I pay with points | miles missing for {flight}
> You have {points} points, {name}, and Silver status until {date2}.
>> checkListTemplate Your way to Gold :: Flights this year // {count} of 30 | Points this year // {points} | Partner stays // 2 of 5
< how do I get gold faster? | do they expire | 👌
> Stays with our hotel partners count double until {date}.

= car-rental weight=5 task=Rent_Car
< rent a car in {city} | car with baby seat, {date} to {date2} | cheapest rental at the airport
> Which size do you need?
>> listWidget Cars in {city} :: Compact=compact // {smallAmount} a day | SUV=suv // {amount} a day | Van=van // {amount2} a day
<*
>> daterange When do you need it? :: 
< {date} - {date2}
> Reserved until tomorrow: {ref}. Full insurance adds {feeAmount} a day.
~ 0.2
< add insurance | no insurance | ok

= seat weight=5 task=Seat_Selection
< I want a window seat | upgrade to business? | are there seats together on {flight} | exit row please
> Let me look at {flight}. What's your booking reference?
< {booking}
> Seats {seat}, {seat2} and {seat3} are free. An upgrade costs {amount}.
< {seat2} | too expensive | ok upgrade me
# s ancillary=seat
> Done, your seat is {seat2}. | Okay, I've kept {seat} for you.

= special-assistance weight=4 task=Special_Assistance
< my grandmother needs a wheelchair | travelling with a dog | my son is flying alone | nut allergy on board
> Of course. May I have the booking reference?
< {booking}
>> advanced_multi_select What do you need? :: Wheelchair to the gate=wchr | Medical oxygen=oxyg | Special meal=spml | Pet in cabin=petc
<*
* form Assistance request
> Thank you. The request is on your booking and the airport in {city2} has been told.
< very kind, thank you | what does it cost | ok
> Assistance is always free of charge.

= insurance weight=4 task=Travel_Insurance
< do you sell travel insurance | is covid covered? | insurance for {booking}
> Our cover starts at {feeAmount} per trip.
>> mini_table What it covers :: Medical=Medical // {bigAmount} | Cancellation=Cancellation // {amount} | Baggage=Baggage // {smallAmount}
< where's the small print | add it | no thanks
* file insurance-terms.pdf
> Here are the full terms. You can add it until the day before departure.

= chitchat weight=3 task=Small_Talk
< hi | hello there | good {daypart} | heyyy
> Hello {name}! Where to next? 🌴
< surprise me | somewhere warm and cheap | idk 😂
>> search Ideas for you :: {city} // 28 °C and direct flights | {city2} // Museums and street food
~ 0.5
< ooh nice | maybe | bye

= group-booking weight=4 task=Group_Booking
< we are 14 people going to {city} | group rate for a school trip | can I book for my whole team
> For ten or more travellers our group desk finds the best fare. When would you like to go?
< {date} to {date2} | sometime in spring | {date}
# s group=true
@+
@ Hi {name}, {agent} from the group desk. How many adults and children, and does everyone leave from {city2}? | Hello {name}! For a group we can hold seats without names. How many of you are there?
< 12 adults, 2 kids. One joins from {city3} | 14, all from {city2} | between 12 and 16, not sure yet
@ Thank you. {flight} at {time} has room for all of you at {amount} per person. I can hold it until {date} without payment.
< sounds good, can we sit together? | is there a deposit | let me ask the others, one moment
@ Of course. I've put you in rows 21 to 23. A deposit of {feeAmount} per person is due in two weeks.
* file group-offer-{booking}.pdf
< wonderful | received it, thanks | my boss needs the VAT number on it
@ It's on the second page. Your reference is {booking}.
@-

= ask-knowledge weight=6 task=Answer
< can I bring my cat to {city} | what vaccines do I need | best time to visit {city}? | is tap water safe there | how early should I be at the airport
>> answerTemplate Here is what I found :: At the airport // Be there three hours before a long flight and two before a short one. | Before you go // Check vaccinations at least six weeks ahead.
% 0.4
< and with kids? | what if I only have hand luggage | source?
> **With hand luggage only**, an hour is enough if you have checked in online:\\n\\n1. Check in from 48 hours before\\n2. Save your pass\\n3. Go straight to security\\n\\nMore in [our guide](https://help.meridian.example/airport).
%%
< thanks | ok cool

= special-meal weight=4 task=Special_Meals
< vegan meal please | halal food on {flight}? | I ordered a kosher meal and didn't get it last time
> Which booking is it for?
< {booking}
>> dropdown_template Which meal would you like? :: Vegan=vgml | Halal=moml | Kosher=ksml | Gluten free=gfml | Child=chml
<*
# s ancillary=meal
> {pick} is on your booking for {flight}. Please order at least 24 hours ahead.
< perfect | for both of us please | thx

= invoice weight=4 task=Invoice_Request
< I need an invoice for {booking} | receipt please | invoice to my company
> Sure. Shall I make it out to a company?
>> quick_replies Who is it for? :: My company=company | Me=private
<*
? company
* form Invoice details
> Thank you. The invoice is on its way to {emailMasked}.
??
? private
* file invoice-{booking}.pdf
> Here it is.
??
< got it | perfect, thanks

= voucher weight=3 task=Voucher
< does my voucher still work | voucher code {ref} | how much is left on my gift card
> Voucher {ref} is worth {amount} and valid until {date2}.
>> quick_replies_welcome Use it now? :: Find a flight=search | Find a hotel=hotel | Not now=no
<*
? search, hotel
> Great! Just enter the code on the payment page.
??
< thank you | what happens if my trip is cheaper?
> The rest stays on the voucher.
`;
