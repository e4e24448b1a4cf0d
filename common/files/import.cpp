// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "files/import.h"

#include "domain/bet_rules.h"
#include "domain/settlement.h"
#include "files/file_text.h"
#include "files/own_json.h"
#include "files/stable_ids.h"
#include "files/web_catalog.h"
#include "files/web_log.h"
#include "wire/bet_json.h"
#include "wire/codec.h"
#include "wire/json_fields.h"
#include "wire/limits.h"

#include <QCryptographicHash>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace betlog::files {

using base::Error;
using base::ErrorCode;
using base::Expected;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What breaks a rule of the domain, as the server would say it.
QString rulesBroken(const wire::CreateBet& create, const domain::SettlementRules& rules)
{
    const QList<base::FieldError> broken = domain::checkUserName(create.userName, u"/user_name"_s)
        + domain::checkLeague(create.league, u"/league"_s)
        + domain::checkTeam(create.awayTeam, u"/away_team"_s)
        + domain::checkTeam(create.homeTeam, u"/home_team"_s)
        + domain::checkSlip(create.slip, rules, u"/bet_data"_s);
    return broken.isEmpty() ? QString() : wire::shapeError(broken).detail;
}

QString summaryOf(const wire::CreateBet& create, const domain::Currency& currency)
{
    const qsizetype lines = create.slip.lines.size();
    const auto wager = domain::totalWager(create.slip);
    return u"%1: %2 at %3, %4, %5"_s.arg(
        create.userName.simplified(),
        create.awayTeam.simplified(),
        create.homeTeam.simplified(),
        lines == 1 ? u"1 line"_s : u"%1 lines"_s.arg(lines),
        wager ? domain::formatMoneyWithUnit(*wager, currency) : u"?"_s);
}

/// Turns the rows of a file into items, one after the other: a row that stands in the file twice is
/// a duplicate the second time.
class Judge
{
public:
    Judge(const ImportOptions& options, const QList<FileRow>& rows);

    [[nodiscard]] ImportItem judge(const FileRow& row);

private:
    void makeMutations(ImportItem& item, const FileRow& row) const;
    void weigh(ImportItem& item, const wire::CreateBet& create);
    [[nodiscard]] bool isInLog(const QString& source, base::BetId id) const;
    [[nodiscard]] bool takesContent(const wire::CreateBet& create);

    const ImportOptions& m_options;
    QSet<QString> m_seen;
    QHash<QByteArray, int> m_contents; ///< of the log's bets that no row names by its id
};

/// A bet that a row names by its id is not taken for another row's of the same content.
Judge::Judge(const ImportOptions& options, const QList<FileRow>& rows)
    : m_options(options)
    , m_contents(options.contents)
{
    for (const FileRow& row : rows) {
        if (row.create && isInLog(row.source, row.betId.value_or(betIdOf(row.source))))
            --m_contents[contentOf(*row.create)];
    }
}

ImportItem Judge::judge(const FileRow& row)
{
    ImportItem item;
    item.source = row.source;
    if (!row.create) {
        item.verdict = Verdict::Wrong;
        item.why = row.create.error().detail;
        item.summary = row.source;
        return item;
    }
    item.summary = summaryOf(*row.create, m_options.currency);
    makeMutations(item, row);
    weigh(item, *row.create);
    return item;
}

void Judge::makeMutations(ImportItem& item, const FileRow& row) const
{
    wire::CreateBet create = *row.create;
    if (create.slip.externalId.isEmpty() && !row.betId)
        create.slip.externalId = row.source;
    item.create.id = createIdOf(row.source);
    item.create.betId = row.betId.value_or(betIdOf(row.source));
    item.create.operation = std::move(create);
    if (row.payoutOverride) {
        item.payoutOverride.emplace();
        item.payoutOverride->id = overrideIdOf(row.source);
        item.payoutOverride->betId = item.create.betId;
        item.payoutOverride->operation = wire::SetStatus {{}, std::optional(row.payoutOverride)};
    }
}

void Judge::weigh(ImportItem& item, const wire::CreateBet& create)
{
    const auto find = [&item](Verdict verdict, const QString& why) {
        item.verdict = verdict;
        item.why = why;
    };
    if (const QString broken = rulesBroken(create, m_options.rules); !broken.isEmpty())
        find(Verdict::Wrong, broken);
    else if (
        wire::encode(wire::ClientMessage(wire::Mutate {item.create})).size()
        > wire::limits::kMaxClientMessageBytes)
        find(Verdict::Wrong, u"The bet is larger than a message may be."_s);
    else if (m_seen.contains(item.source))
        find(Verdict::Duplicate, u"The file holds this bet twice."_s);
    else if (isInLog(item.source, item.create.betId))
        find(Verdict::Duplicate, u"This bet is in the log already."_s);
    else if (takesContent(create))
        find(Verdict::Duplicate, u"The same bet is in the log already, from another file."_s);
    m_seen.insert(item.source);
}

bool Judge::isInLog(const QString& source, base::BetId id) const
{
    return (m_options.hasBet && m_options.hasBet(id))
        || (m_options.hasExternalId && m_options.hasExternalId(source));
}

/// Whether the log has such a bet under another id, which no row before this one was.
bool Judge::takesContent(const wire::CreateBet& create)
{
    const auto left = m_contents.find(contentOf(create));
    return left != m_contents.end() && left.value()-- > 0;
}

std::optional<FileKind> kindOf(const QJsonValue& file)
{
    if (looksLikeWebCatalog(file))
        return FileKind::WebCatalog;
    if (file.toObject().value("leagues"_L1).isArray())
        return FileKind::OwnCatalog;
    if (looksLikeOwnJson(file))
        return FileKind::OwnBets;
    if (looksLikeWebLog(file))
        return FileKind::WebLog;
    return std::nullopt;
}

/// Rows that cannot be read come last.
base::Timestamp placedAt(const FileRow& row)
{
    constexpr auto kEnd = std::chrono::milliseconds::max();
    return row.create ? row.create->betDate.value_or(base::Timestamp(kEnd)) : base::Timestamp(kEnd);
}

Error unknownFormat()
{
    return {
        ErrorCode::BadRequest,
        u"This is neither a file of Betlog nor one of the original web log."_s,
        {}};
}

Expected<QList<FileRow>>
readRows(FileKind kind, const QJsonValue& file, const ImportOptions& options)
{
    switch (kind) {
    case FileKind::WebLog:
        return readWebLog(file, options);
    case FileKind::OwnBets:
        return readOwnJson(file, options);
    case FileKind::WebCatalog:
    case FileKind::OwnCatalog:
        return base::unexpected(
            Error {ErrorCode::BadRequest, u"This file is a catalogue; it holds no bets."_s, {}});
    }
    Q_UNREACHABLE();
}

} // namespace

int ImportPlan::count(Verdict verdict) const
{
    return static_cast<int>(std::ranges::count(items, verdict, &ImportItem::verdict));
}

Expected<FileKind> recogniseFile(QByteArrayView file)
{
    const Expected<QJsonValue> parsed = parseFile(file);
    if (!parsed)
        return base::unexpected(parsed.error());
    if (const auto kind = kindOf(*parsed))
        return *kind;
    return base::unexpected(unknownFormat());
}

Expected<ImportPlan> planImport(QByteArrayView file, const ImportOptions& options)
{
    const Expected<QJsonValue> parsed = parseFile(file);
    if (!parsed)
        return base::unexpected(parsed.error());
    const auto kind = kindOf(*parsed);
    if (!kind)
        return base::unexpected(unknownFormat());
    auto rows = readRows(*kind, *parsed, options);
    if (!rows)
        return base::unexpected(rows.error());
    if (rows->size() > kMaxRows) {
        return base::unexpected(
            Error {ErrorCode::TooLarge, u"The file holds more than %L1 bets."_s.arg(kMaxRows), {}});
    }
    ImportPlan plan;
    plan.format = *kind == FileKind::WebLog ? u"Original web log"_s : u"Betlog"_s;
    std::ranges::stable_sort(*rows, {}, &placedAt);
    Judge judge(options, *rows);
    for (const FileRow& row : *rows)
        plan.items.append(judge.judge(row));
    return plan;
}

QByteArray contentOf(const wire::CreateBet& create)
{
    wire::CreateBet bare = create;
    bare.betDate.reset(); // It lost its zone in one of the files, and not in the other.
    bare.settledAt.reset();
    bare.results.clear();
    bare.slip.externalId.clear();
    bare.slip.note.clear();
    return QCryptographicHash::hash(wire::encodeOperation(bare), QCryptographicHash::Sha256);
}

} // namespace betlog::files
