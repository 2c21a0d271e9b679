export const bankSpanish = `
= saldo weight=14 task=Consultar_Saldo
< ¿cuánto dinero tengo? | saldo | quiero saber el saldo de mi cuenta | me dices mi saldo porfa
> Claro, {name}. ¿De qué cuenta?
>> button Elige una cuenta :: Corriente ··{last4}=cta_{last4} | Ahorro ··{last4b}=aho_{last4b}
<*
# s producto=cuenta
> Tu saldo disponible es de {amount}. | Tienes {amount}; hay {smallAmount} pendientes de cargo.
< gracias | genial, gracias | vale
> ¡A ti! ¿Necesitas algo más?

= bizum weight=9 task=Transferencia
< quiero hacer una transferencia a {payee} | mandar {amount} a {payee} | cómo envío dinero
> ¿Qué importe quieres enviar?
< {amount} | unos {smallAmount}
>> quick_replies ¿Confirmas el envío de {amount} a {payee}? :: Sí=si | No=no
~ 0.12
<*1
> Te hemos mandado un código al {phoneMasked}.
< {otp}
# s importe={amountNumber}
> ¡Listo! Has enviado {amount} a {payee}. Referencia {ref}.
< perfecto | ok gracias 😊

= tarjeta weight=8 task=Bloquear_Tarjeta
< he perdido la tarjeta | me han robado la cartera en {city} | bloquear tarjeta urgente!!
> Tranquilo, vamos a bloquearla ahora mismo.
>> carousel ¿Cuál de tus tarjetas? :: Visa ··{last4}=t_{last4} // Débito | Mastercard ··{last4b}=t_{last4b} // Crédito
<*
> Bloqueada. Recibirás la nueva en {city} antes del {date}.
! y los del cajero que
< ¿puedo sacar dinero sin tarjeta?
> Sí, con el código de la app en cualquier cajero nuestro.
< gracias!!

= reclamacion weight=6 task=Reclamacion
< llevo tres semanas esperando | quiero hablar con una persona | esto es una vergüenza
# m sentiment=negative
@+
< me habéis cobrado dos veces {merchant} | es por la comisión de {smallAmount}
@ Entiendo el enfado, {name}. Veo los dos cargos del {past}. Le devuelvo uno ahora mismo. | Déjeme revisar el caso {ref}.
< ¿cuándo lo tendré? | ya era hora
@ Mañana antes de las 12 estará en su cuenta terminada en {last4}.
< gracias, {agent} | vale
@-
# s csat={stars}

= hipoteca weight=5 task=Hipoteca
< información de hipotecas | qué interés tenéis | quiero una cita en la oficina de {city}
> Nuestras hipotecas fijas empiezan en el {percent} %. ¿Quieres una simulación?
>> quick_replies ¿Seguimos? :: Simular=sim | Pedir cita=cita | Ahora no=no
<*
? cita
> Te esperamos en la oficina de {city} el {date} a las {officeTime}.
< perfecto
.
??
? no
> Cuando quieras. ¡Hasta pronto!
.
??
~ 0.2
> ¿Qué importe necesitas?
< {bigAmount} | no sé, unos {bigAmount}
>> mini_table Tu simulación :: Importe=Importe // {bigAmount} | Cuota=Cuota // {smallAmount} | TAE=TAE // {percent} %
< lo pensaré | gracias

= horario weight=5 task=Oficinas
< a qué hora abre la oficina de {city} | ¿abrís los sábados? | cajero más cercano
>> list Oficinas cerca de ti :: {city} Centro=of1 // L–V 8:30–14:30 | {city} Estación=of2 // L–V 9:00–18:00
< gracias | y con cita previa?
> Sí, puedes pedirla en la app.

= recibo weight=5 task=Devolver_Recibo
< quiero devolver un recibo | me han pasado un cargo de {merchant} que no es mío | ¿puedo anular un recibo domiciliado?
> Estos son tus últimos recibos.
>> tableList Últimos recibos :: {merchant}=r1 // {smallAmount}, {past} | {merchant2}=r2 // {feeAmount}, {past2}
<*
> ¿Quieres devolver el recibo de {pick}?
>> quick_replies Devolver recibo :: Sí, devolver=si | No=no
<*
? no
> De acuerdo, no toco nada.
< gracias | ok
.
??
# s recibo_devuelto={ref}
> Devuelto. El dinero estará en tu cuenta mañana.
< estupendo | mil gracias

= clave weight=5 task=Clave_de_Acceso
< he olvidado la clave | no puedo entrar en la app | me sale usuario bloqueado
> Vamos a recuperarla. ¿Cuáles son los cuatro últimos dígitos de tu tarjeta?
< {last4}
! pone que no es correcto
< {last4}
> Gracias. Te hemos enviado un enlace al {phoneMasked}: https://secure.harbourbank.example/clave/{ref}
~ 0.15
< ya entro, gracias | ahora sí!

= prestamo weight=5 task=Prestamo_Personal
< necesito un préstamo de {bigAmount} | ¿cuánto me costaría financiar un coche? | préstamo para reformas
>> list ¿Para qué lo necesitas? :: Coche=coche // Hasta 8 años | Reforma=reforma // Desde {percent} % | Otro=otro // Cuéntanos
<*
# s producto=prestamo
> Para {pick}, el tipo empieza en el {percent} % TAE. ¿Qué importe y plazo?
< {bigAmount} a 5 años | {bigAmount}, lo más largo posible
> La cuota sería de {smallAmount} al mes. Te guardo la oferta {ref} durante 30 días.
~ 0.2
< me lo pienso | perfecto, ¿cómo lo firmo?
> Puedes firmarlo en la app, en Ofertas.

= estafa weight=4 task=Posible_Fraude
* alert Hemos detectado un pago de {amount} en {merchant} con tu tarjeta terminada en {last4}. ¿Has sido tú?
>> button Confirma el pago, por favor. :: Sí, he sido yo=fraude_si | No he sido yo=fraude_no
<*2
# s fraude=confirmado
# m sentiment=negative
@+
< no he comprado nada ahí!! | estoy en {city}, eso es imposible
@ Tranquilo, {name}, el pago está rechazado y la tarjeta bloqueada. ¿Ha recibido algún SMS raro? | Buenas, ya lo veo. Ha sido un intento desde {city2}.
< sí, uno de paquetería y pinché el enlace | no, nada
@ Entendido. Le mandamos una tarjeta nueva, llega antes del {date}. No comparta nunca los códigos.
< gracias, qué susto | ok
@-
`;
export const travelSpanish = `
= vuelos weight=14 task=Buscar_Vuelos
< busco un vuelo a {city} | vuelos baratos a {city} para el {date} | ir de {city2} a {city}
> ¡Buena idea! ¿Para qué fechas?
< {date} | del {date} al {date2}
>> carousel He encontrado estos vuelos :: {airline} {flight}={flight} // {time}, directo, {amount} | {airline2} {flight2}={flight2} // {time2}, 1 escala, {smallAmount}
~ 0.18
<*
# s ruta={city2}-{city}
> Reservado 24 horas con la referencia {booking}.
< gracias! | lo consulto y vuelvo
> ¡Buen viaje! ✈️

= cambio weight=9 task=Cambiar_Reserva
< quiero cambiar mi vuelo {booking} | ¿puedo volar un día después? | cambiar reserva
> ¿Me das el localizador?
< {booking}
> Tu vuelo {flight} a {city} sale el {date}. ¿Qué día prefieres?
< {date2} | el {weekday}
> La diferencia es de {feeAmount}. ¿Confirmo?
>> quick_replies ¿Cambiamos? :: Sí=si | No=no
<*
? no
> De acuerdo, tu reserva sigue igual.
< ok, gracias
.
??
> Hecho. Te he mandado el billete a {emailMasked}.
< mil gracias | ok

= maleta weight=8 task=Equipaje_Perdido
< no ha llegado mi maleta | maleta rota | dónde está mi equipaje del vuelo {flight}
# m sentiment=negative
> Lo siento mucho. ¿Qué número pone en la etiqueta?
< {bag}
@+
@ Hola, {name}. La maleta está en {city2} y llega mañana. ¿Dónde se aloja? | Buenas, {name}, ya la he localizado.
< {hotel}, en {city} | en casa
@ Perfecto, se la llevamos antes de las {time}. Su caso es el {ref}.
< gracias | espero que sí
@-

= reembolso weight=7 task=Reembolso
< ¿y mi reembolso? | cancelé {booking} y no he recibido nada
> El reembolso de {amount} se aprobó el {past} y tarda hasta 14 días.
! eso me dijisteis la otra vez
< quiero saber la fecha exacta
> Previsto para el {date2}, en la tarjeta terminada en {last4}.
~ 0.2
< vale | gracias

= embarque weight=7 task=Facturacion
< hacer el check in | tarjeta de embarque {booking} | quiero asiento de ventanilla
> Ya puedes facturar para {flight}. ¿Quieres el asiento {seat}?
>> quick_replies Elige asiento :: {seat}={seat} | {seat2}={seat2} | {seat3}={seat3}
<*
* picture tarjeta-embarque-{booking}.png
> Aquí tienes tu tarjeta. Puerta {gate}, embarque a las {time}.
< gracias 🙌

= visado weight=4 task=Visados
< ¿necesito visado para {city}? | me caduca el pasaporte en 4 meses
> Para estancias de hasta 90 días no hace falta visado; el pasaporte debe valer seis meses más.
< ¿y para niños? | gracias
> Los menores necesitan su propio pasaporte.

= hotel weight=7 task=Reservar_Hotel
< hotel en {city} para {nights} noches | busco hotel céntrico en {city} | habitación del {date} al {date2}
>> cardTemplate Opciones en {city} :: {hotel}=h1 // ★★★★ {amount} por noche, desayuno incluido | {hotel2}=h2 // ★★★ {smallAmount} por noche
<*
> {pick} tiene disponibilidad. Cancelación gratis hasta dos días antes.
>> button ¿Reservamos? :: Reservar=https://book.meridian.example/h/{ref} | Cambiar fechas=fechas
~ 0.2
<*
< ¿admiten perros? | ¿hay parking?
> Sí, por {feeAmount} al día.

= estado weight=7 task=Estado_del_Vuelo
< ¿sale a su hora el {flight}? | estado del vuelo {flight} | a qué hora llega el {flight} a {city}
> {flight} de {city2} a {city}: *en hora*, salida {time}, puerta {gate}. | {flight} sale con {count} minutos de retraso, a las {time2}.
< gracias | y la conexión? | vale
> Si algo cambia te aviso por aquí.

= cancelado weight=5 task=Vuelo_Cancelado
* alert Tu vuelo {flight} a {city} del {date} ha sido cancelado. Lo sentimos mucho.
>> quick_replies ¿Qué prefieres? :: Otro vuelo=otro | Reembolso=reembolso | Hablar con alguien=agente
<*3
# s incidencia=cancelacion
# m sentiment=negative
@+
< tengo una boda el {date}!!! | viajamos con un bebé, ¿qué hacemos?
@ Lo siento mucho, {name}. Hay plazas vía {city2}, llegando a las {time}. ¿Le sirve? | Déjeme mirar todas las opciones, un momento.
< ¿no hay directo? | sí, lo que sea
@ {airline2} {flight2} sale a las {time2}, directo y sin coste. ¿Lo confirmo?
< sí por favor
@ Confirmado. Su nuevo localizador es {booking}.
< muchísimas gracias {agent} ❤️
@-
# s csat=5

= equipaje-mano weight=5 task=Equipaje
< ¿qué medidas puede tener la maleta de mano? | ¿cuánto cuesta una maleta más? | puedo llevar líquidos?
>> table Tu tarifa incluye :: Mano // 8 kg | Facturada // 23 kg | Extra // {feeAmount}
< gracias | y el carrito del niño?
> Los carritos viajan gratis.
`;
