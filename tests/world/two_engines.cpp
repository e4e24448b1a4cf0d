// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/world/two_engines.h"

#include "app/sync/http_call.h"
#include "wire/change_page.h"

#include <QTest>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000; ///< for a machine that is busy with other things

std::optional<sync::HttpAnswer> waitForAnswer(QNetworkAccessManager& network, sync::HttpCall call)
{
    std::optional<sync::HttpAnswer> answer;
    QObject context;
    sync::callHttp(
        network, call, &context, [&answer](const sync::HttpAnswer& told) { answer = told; });
    (void)QTest::qWaitFor([&answer]() { return answer.has_value(); }, kPatienceMs);
    return answer;
}

} // namespace

bool TwoEngines::start()
{
    if (!server.start())
        return false;
    annsCable = std::make_unique<TcpProxy>(server.port());
    bobsCable = std::make_unique<TcpProxy>(server.port());
    ann = std::make_unique<RealClient>(u"Ann"_s, annsCable->port());
    bob = std::make_unique<RealClient>(u"Bob"_s, bobsCable->port());
    return waitUntilLive();
}

bool TwoEngines::waitUntilLive()
{
    return QTest::qWaitFor([this]() { return ann->isLive() && bob->isLive(); }, kPatienceMs);
}

std::optional<QList<domain::Bet>> TwoEngines::serversWorld()
{
    sync::HttpCall call;
    call.url = server.http(u"/api/snapshot?rooms=*"_s);
    const std::optional<sync::HttpAnswer> answer = waitForAnswer(network, call);
    if (!answer || !answer->isGood())
        return std::nullopt;
    base::Expected<wire::SnapshotPage> page = wire::decodeSnapshotPage(answer->body);
    if (!page)
        return std::nullopt;
    std::ranges::sort(
        page->bets, [](const domain::Bet& a, const domain::Bet& b) { return a.id < b.id; });
    return page->bets;
}

int TwoEngines::httpStatus(const QByteArray& method, const QString& path, const QByteArray& body)
{
    sync::HttpCall call;
    call.method = method;
    call.url = server.http(path);
    call.body = body;
    const std::optional<sync::HttpAnswer> answer = waitForAnswer(network, call);
    return answer ? answer->status : 0;
}

bool TwoEngines::agree()
{
    const bool settled = QTest::qWaitFor(
        [this]() { return ann->isSettled() && bob->isSettled() && ann->world() == bob->world(); },
        kPatienceMs);
    const std::optional<QList<domain::Bet>> truth = serversWorld();
    if (settled && truth && *truth == ann->world())
        return true;
    qWarning() << "settled:" << settled << "server:" << (truth ? truth->size() : -1)
               << "Ann:" << ann->world().size() << "Bob:" << bob->world().size();
    qWarning().noquote() << ann->engine.diagnostics().asText().right(3000);
    return false;
}

QList<base::BetId> TwoEngines::placeMany(RealClient& client, int count)
{
    QList<base::BetId> placed;
    for (int i = 0; i < count; ++i) {
        const base::BetId id(client.random.uuid());
        (void)client.engine.place(newBet(), id);
        placed.append(id);
    }
    return placed;
}

/// The engine fills in who, when and, with that, the week.
wire::CreateBet newBet(int lines)
{
    wire::CreateBet create = aCreate(lines);
    create.userName.clear();
    create.weekKey.reset();
    create.betDate.reset();
    return create;
}

wire::SetStatus resultOf(int line, domain::LineResult result)
{
    wire::SetStatus status;
    status.results.insert(line, result);
    return status;
}

} // namespace betlog::tests
