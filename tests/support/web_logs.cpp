// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/web_logs.h"

#include <QFile>

namespace betlog::tests {

using namespace files;
using namespace Qt::Literals::StringLiterals;

QByteArray realWebLog()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/ergosphere/casino_bet.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ImportOptions chipsLog()
{
    ImportOptions options;
    options.weekStart.zone = QTimeZone("America/Chicago");
    options.currency = {u"CHIPS"_s, {}, 0};
    return options;
}

ImportPlan planOf(const QByteArray& file, const ImportOptions& options)
{
    const auto plan = planImport(file, options);
    return plan.value_or(ImportPlan {});
}

const wire::CreateBet& created(const ImportItem& item)
{
    return std::get<wire::CreateBet>(item.create.operation);
}

ImportItem itemOf(const ImportPlan& plan, const QString& source)
{
    for (const ImportItem& item : plan.items) {
        if (item.source == source)
            return item;
    }
    return {};
}

QByteArray webLine(const char* player, int win)
{
    return QByteArray(R"({"betText":"Reach 20 points","betDesc":"","player":")") + player
        + R"(","betAmount":50,"riskLevel":"Medium","potentialWin":)" + QByteArray::number(win)
        + R"(,"rolePlayerBoost":false})";
}

QByteArray exportedBet(const QByteArray& lines, const char* status)
{
    return R"({"bets":{"2025-05-11":[{"id":3,"league":"NBA","bet_data":{"bets":[)" + lines
        + R"(],"date":"5/16/2025, 6:15:16 PM"},"bet_date":"2025-05-17T04:15:17.399Z",)"
        + R"("away_team":"A","home_team":"B","user_name":"Ann","bet_status":)" + status + "}]}}";
}

QByteArray copiedBet(const QByteArray& lines)
{
    return R"({"2025-05-11":[{"date":"5/16/2025, 6:15:16 PM","league":"NBA","awayTeam":"A",)"
           R"("homeTeam":"B","user_name":"Ann","userName":"Ann","bets":[)"
        + lines + "]}]}";
}

} // namespace betlog::tests
