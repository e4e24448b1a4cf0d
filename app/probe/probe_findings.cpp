// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/probe/probe_findings.h"

#include "app/sync/message_text.h"
#include "base/json_reader.h"
#include "wire/limits.h"

#include <algorithm>

namespace betlog::probe {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Spread
{
    double least = 0;
    double median = 0;
    double most = 0;
};

Spread spreadOf(QList<double>& times)
{
    std::ranges::sort(times);
    return {times.first(), times.at(times.size() / 2), times.last()};
}

/// The figures of something that was done several times.
Finding repeated(const QString& step, const QString& what, QList<double>& times)
{
    const Spread spread = spreadOf(times);
    const QString text = u"%1 %2, %3 to %4 ms"_s.arg(times.size())
                             .arg(what)
                             .arg(spread.least, 0, 'f', 1)
                             .arg(spread.most, 0, 'f', 1);
    const QJsonObject figures {
        {"count"_L1, times.size()}, {"minMs"_L1, spread.least}, {"maxMs"_L1, spread.most}};
    return {step, true, spread.median, text, figures};
}

QString faultName(Fault fault)
{
    switch (fault) {
    case Fault::None:
        return u"none"_s;
    case Fault::Network:
        return u"network"_s;
    case Fault::NotRunning:
        return u"not_running"_s;
    case Fault::Stranger:
        return u"stranger"_s;
    case Fault::Between:
        return u"between"_s;
    case Fault::Server:
        break;
    }
    return u"server"_s;
}

QString sentence(Fault fault)
{
    switch (fault) {
    case Fault::None:
        return u"Everything works."_s;
    case Fault::Network:
        return u"It is the network: nothing answers at this address."_s;
    case Fault::NotRunning:
        return u"It is the server: its machine is there, but nothing listens on this port."_s;
    case Fault::Stranger:
        return u"Something else than a Betlog server answers at this address."_s;
    case Fault::Between:
        return u"The server answers HTTP, but no WebSocket gets through; a proxy in between "
               "refuses upgrades. The app polls instead."_s;
    case Fault::Server:
        break;
    }
    return u"It is the server: it answers, but does not do its work."_s;
}

} // namespace

std::optional<Health> readHealth(const sync::HttpAnswer& answer)
{
    const auto body =
        base::parseJson(answer.body, wire::limits::kMaxHttpBodyBytes, wire::limits::kMaxJsonDepth);
    if (!answer.isGood() || !body)
        return std::nullopt;
    const QJsonObject object = body->toObject();
    const auto epoch = base::Epoch::fromText(object.value("epoch"_L1).toString());
    if (object.value("status"_L1).toString() != "ok"_L1 || !epoch)
        return std::nullopt;
    Health health;
    health.version = object.value("version"_L1).toString();
    health.epoch = *epoch;
    health.seq = base::Seq(object.value("seq"_L1).toInteger());
    health.uptimeSeconds = object.value("uptimeSeconds"_L1).toInteger();
    health.connections = object.value("connections"_L1).toInt();
    return health;
}

Finding healthFinding(const Health& health, double ms)
{
    const QString text = u"Betlog %1, up for %2 s, %3 connections, seq %4"_s.arg(health.version)
                             .arg(health.uptimeSeconds)
                             .arg(health.connections)
                             .arg(health.seq.value());
    const QJsonObject figures {
        {"version"_L1, health.version},
        {"epoch"_L1, health.epoch.text()},
        {"seq"_L1, health.seq.value()},
        {"uptimeSeconds"_L1, health.uptimeSeconds},
        {"connections"_L1, health.connections}};
    return {u"http"_s, true, ms, text, figures};
}

Finding helloFinding(const wire::Welcome& welcome, double ms)
{
    const QString text = u"protocol %1, week %2, %3"_s.arg(welcome.protocol)
                             .arg(welcome.weekKey.text(), welcome.currency.code);
    const QJsonObject figures {
        {"protocol"_L1, welcome.protocol},
        {"weekKey"_L1, welcome.weekKey.text()},
        {"currency"_L1, welcome.currency.code},
        {"seq"_L1, welcome.seq.value()}};
    return {u"hello"_s, true, ms, text, figures};
}

Finding pingFinding(QList<double> roundTripsMs)
{
    return repeated(u"ping"_s, u"round trips"_s, roundTripsMs);
}

Finding postFinding(QList<double> answersMs)
{
    return repeated(u"post"_s, u"placed and told of"_s, answersMs);
}

Finding changeFinding(const wire::Change& change)
{
    const QJsonObject figures {
        {"type"_L1, changeTypeName(change.type)},
        {"seq"_L1, change.seq.value()},
        {"room"_L1, change.room.text()},
        {"n"_L1, change.n},
        {"actor"_L1, change.actor},
        {"bet"_L1, change.bet.id.text()},
        {"number"_L1, change.bet.number},
        {"timestamp"_L1, change.timestamp.rfc3339()}};
    const QString text = sync::asText(wire::ServerMessage(change)) + u", by "_s + change.actor;
    return {u"change"_s, true, -1, text, figures};
}

Finding failure(const QString& step, double ms, const QString& why)
{
    return {step, false, ms, why, {}};
}

Finding verdict(Fault fault, const QString& why)
{
    const QString text = why.isEmpty() ? sentence(fault) : sentence(fault) + u" ("_s + why + u')';
    return {u"verdict"_s, fault == Fault::None, -1, text, {{"fault"_L1, faultName(fault)}}};
}

} // namespace betlog::probe
