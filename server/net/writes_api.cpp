// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/writes_api.h"

#include "server/net/bulk_delete_body.h"
#include "server/net/router.h"
#include "server/net/when_done.h"
#include "wire/bet_json.h"
#include "wire/json_writer.h"

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `"3"`, `W/"3"` or `3`. `*` asks for nothing in particular.
base::Expected<std::optional<int>> versionOf(QByteArray ifMatch)
{
    if (ifMatch.isEmpty() || ifMatch == "*")
        return std::optional<int>();
    if (ifMatch.startsWith("W/"))
        ifMatch = ifMatch.sliced(2);
    if (ifMatch.size() > 2 && ifMatch.startsWith('"') && ifMatch.endsWith('"'))
        ifMatch = ifMatch.sliced(1, ifMatch.size() - 2);
    bool isNumber = false;
    const int version = ifMatch.toInt(&isNumber);
    if (!isNumber || version < 1)
        return base::unexpected(base::Error {
            base::ErrorCode::BadRequest, u"If-Match is the version of a bet, as in \"3\"."_s, {}});
    return std::optional(version);
}

/// A bookkeeper's reason; encoded, because a header takes no text of every language.
base::Expected<QString> reasonOf(const ApiCall& call)
{
    return utf8Of(
        QByteArray::fromPercentEncoding(call.header("x-betlog-reason")), "X-Betlog-Reason"_L1);
}

void respondWithBet(const Answer& answer, const wire::WriteAnswer& written)
{
    answer.write(written, 200);
}

void respondDeleted(const Answer& answer, const wire::WriteAnswer& written)
{
    if (const auto* const refusal = std::get_if<wire::Refusal>(&written))
        return answer.refusal(*refusal);
    wire::JsonWriter writer;
    writer.openObject();
    writer.jsonMember("bet"_L1, wire::encodeBet(std::get<wire::Ack>(written).bet));
    writer.textMember("message"_L1, u"The bet was deleted."_s);
    writer.closeObject();
    answer.json(writer.take());
}

} // namespace

void WritesApi::addTo(Router& router)
{
    using Method = Router::Method;
    router.add(Method::Post, u"/api/bets"_s, [this](const ApiCall& call) { create(call); });
    router.add(
        Method::Post, u"/api/bets/delete"_s, [this](const ApiCall& call) { removeMany(call); });
    router.add(Method::Patch, u"/api/bets/<arg>"_s, [this](const ApiCall& call) { edit(call); });
    router.add(Method::Delete, u"/api/bets/<arg>"_s, [this](const ApiCall& call) { remove(call); });
    router.add(
        Method::Put, u"/api/bets/<arg>/status"_s, [this](const ApiCall& call) { setStatus(call); });
    router.add(
        Method::Post, u"/api/bets/<arg>/restore"_s, [this](const ApiCall& call) { restore(call); });
}

void WritesApi::create(const ApiCall& call)
{
    const auto body = wire::decodeCreateBody(call.request.body);
    if (!body)
        return call.answer.problem(body.error());
    auto command = begin(call);
    if (!command)
        return call.answer.problem(command.error());
    command->mutation.betId = body->id.value_or(base::BetId()); // The log gives it one.
    command->mutation.operation = body->create;
    write(call, std::move(*command), [](const Answer& answer, const wire::WriteAnswer& written) {
        answer.write(written, 201);
    });
}

void WritesApi::edit(const ApiCall& call)
{
    const auto body = wire::decodeEditBody(call.request.body);
    if (!body)
        return call.answer.problem(body.error());
    writeTo(call, *body, &respondWithBet);
}

void WritesApi::setStatus(const ApiCall& call)
{
    const auto body = wire::decodeStatusBody(call.request.body);
    if (!body)
        return call.answer.problem(body.error());
    writeTo(call, *body, &respondWithBet);
}

void WritesApi::remove(const ApiCall& call)
{
    writeTo(call, wire::DeleteBet(), &respondDeleted);
}

void WritesApi::restore(const ApiCall& call)
{
    writeTo(call, wire::RestoreBet(), &respondWithBet);
}

void WritesApi::removeMany(const ApiCall& call)
{
    auto command = decodeBulkDelete(call.request.body);
    if (!command)
        return call.answer.problem(command.error());
    const auto id = mutationIdOf(call, m_context);
    const auto actor = actorOf(call, m_context);
    const auto reason = reasonOf(call);
    if (!id || !actor)
        return call.answer.problem(id ? actor.error() : id.error());
    if (!reason)
        return call.answer.problem(reason.error());
    command->id = *id;
    command->actor = *actor;
    command->reason = *reason;
    whenDone(
        m_context.log.deleteMany(*command),
        m_context.thread,
        [answer = call.answer](const base::Expected<int>& deleted) {
            if (deleted)
                answer.json("{\"deleted\":" + QByteArray::number(*deleted) + '}');
            else
                answer.problem(deleted.error());
        });
}

void WritesApi::writeTo(const ApiCall& call, wire::Operation operation, const Respond& respond)
{
    const auto key = betKeyOf(call.arguments.first());
    if (!key)
        return call.answer.problem(noSuchBet());
    auto command = begin(call);
    if (!command)
        return call.answer.problem(command.error());
    command->mutation.operation = std::move(operation);
    if (const auto* const id = std::get_if<base::BetId>(&*key)) {
        command->mutation.betId = *id;
        return write(call, std::move(*command), respond);
    }
    whenDone(
        m_context.log.idOf(std::get<qint64>(*key)),
        m_context.thread,
        [this, call, command = *command, respond](const base::Expected<base::BetId>& id) mutable {
            if (!id)
                return call.answer.problem(id.error());
            command.mutation.betId = *id;
            write(call, std::move(command), respond);
        });
}

void WritesApi::write(const ApiCall& call, core::WriteCommand command, const Respond& respond)
{
    whenDone(
        m_context.log.write(std::move(command)),
        m_context.thread,
        [this, answer = call.answer, respond](const wire::WriteAnswer& written) {
            if (const auto* const refusal = std::get_if<wire::Refusal>(&written))
                m_context.metrics.refused(refusal->error.code);
            respond(answer, written);
        });
}

base::Expected<core::WriteCommand> WritesApi::begin(const ApiCall& call) const
{
    const auto id = mutationIdOf(call, m_context);
    if (!id)
        return base::unexpected(id.error());
    const auto actor = actorOf(call, m_context);
    if (!actor)
        return base::unexpected(actor.error());
    const auto reason = reasonOf(call);
    if (!reason)
        return base::unexpected(reason.error());
    const auto version = versionOf(call.header("if-match"));
    if (!version)
        return base::unexpected(version.error());
    core::WriteCommand command;
    command.mutation.id = *id;
    command.mutation.baseVersion = *version;
    command.mutation.reason = *reason;
    command.actor = *actor;
    return command;
}

} // namespace betlog::net
