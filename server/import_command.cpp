// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/import_command.h"

#include "base/clock.h"
#include "base/random.h"
#include "files/file_text.h"
#include "files/import.h"
#include "files/own_json.h"
#include "files/web_catalog.h"
#include "server/core/import_run.h"
#include "server/store/offline_log.h"
#include "wire/bet_json.h"
#include "wire/catalog_json.h"

#include <QFile>
#include <QFileInfo>

namespace betlog::server {

using namespace Qt::Literals::StringLiterals;
using base::Expected;

namespace {

/// Who an import writes as: it stands in for the person who runs the server.
const core::Actor kImporter {u"import"_s, true};

[[nodiscard]] tl::unexpected<base::Error> failure(const QString& path, const QString& why)
{
    return base::unexpected(base::Error {
        base::ErrorCode::BadRequest, u"%1: %2"_s.arg(QFileInfo(path).fileName(), why), {}});
}

[[nodiscard]] Expected<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(path, file.errorString());
    if (file.size() > files::kMaxFileBytes)
        return failure(path, u"it is larger than 64 MiB."_s);
    return file.readAll();
}

/// One file that was read, before the log is touched: a wrong name must not make a log.
struct ReadFile
{
    QString path;
    QByteArray bytes;
    files::FileKind kind;
};

[[nodiscard]] Expected<QList<ReadFile>> readFiles(const QStringList& paths)
{
    QList<ReadFile> read;
    for (const QString& path : paths) {
        auto bytes = readFile(path);
        if (!bytes)
            return base::unexpected(bytes.error());
        const auto kind = files::recogniseFile(*bytes);
        if (!kind)
            return failure(path, kind.error().detail);
        read.append({path, std::move(*bytes), *kind});
    }
    return read;
}

/// What the log's imported bets are, for a file that names them otherwise.
[[nodiscard]] QHash<QByteArray, int> importedContents(store::OfflineLog& log)
{
    QHash<QByteArray, int> contents;
    const auto snapshot = log.reader().snapshot({domain::RoomPattern()});
    if (!snapshot)
        return contents;
    for (const QByteArray& json : snapshot->bets) {
        const auto bet = wire::decodeBet(json);
        if (bet && !bet->slip.externalId.isEmpty())
            ++contents[files::contentOf(files::createOf(*bet))];
    }
    return contents;
}

/// The catalogue on offer in the log: some files name a price by its place in it.
[[nodiscard]] domain::Catalog catalogOf(store::OfflineLog& log)
{
    const auto text = log.reader().catalog();
    return text ? wire::decodeCatalog(*text).value_or(domain::Catalog()) : domain::Catalog();
}

/// The work on one log, file after file.
class Importer
{
public:
    Importer(store::OfflineLog& log, const std::optional<QTimeZone>& sourceTimeZone)
        : m_log(log)
        , m_sourceTimeZone(sourceTimeZone)
    { }

    [[nodiscard]] Expected<void> take(const ReadFile& file);

    [[nodiscard]] ImportOutcome outcome() const { return {m_report.text(), m_sentences}; }

private:
    [[nodiscard]] Expected<void> takeCatalog(const QString& path, const QByteArray& bytes);
    [[nodiscard]] Expected<void> takeBets(const QString& path, const QByteArray& bytes);
    [[nodiscard]] QList<core::ImportWrite> writesOf(const files::ImportPlan& plan);

    store::OfflineLog& m_log;
    std::optional<QTimeZone> m_sourceTimeZone;
    core::ImportReport m_report;
    QStringList m_sentences;
};

Expected<void> Importer::take(const ReadFile& file)
{
    const bool isCatalog =
        file.kind == files::FileKind::WebCatalog || file.kind == files::FileKind::OwnCatalog;
    return isCatalog ? takeCatalog(file.path, file.bytes) : takeBets(file.path, file.bytes);
}

Expected<void> Importer::takeCatalog(const QString& path, const QByteArray& bytes)
{
    const auto file = files::readCatalogFile(bytes);
    if (!file)
        return failure(path, file.error().detail);
    m_sentences += file->problems;
    const auto batch = m_log.ledger().apply({core::ReplaceCatalog {
        base::MutationId(base::SystemRandom().uuid()), file->catalog, kImporter}});
    if (!batch)
        return base::unexpected(batch.error());
    m_sentences.append(u"%1: the catalogue now offers %2 leagues."_s.arg(QFileInfo(path).fileName())
                           .arg(file->catalog.leagues.size()));
    return {};
}

Expected<void> Importer::takeBets(const QString& path, const QByteArray& bytes)
{
    const domain::Catalog catalog = catalogOf(m_log);
    files::ImportOptions options;
    options.weekStart = m_log.settings().weekStart;
    options.currency = m_log.settings().currency;
    options.rules = m_log.settings().rules;
    options.sourceTimeZone = m_sourceTimeZone;
    options.catalog = &catalog;
    options.hasBet = [this](base::BetId id) {
        return m_log.reader().knows(id).value_or(false);
    };
    options.contents = importedContents(m_log);
    const auto plan = files::planImport(bytes, options);
    if (!plan)
        return failure(path, plan.error().detail);
    const auto report = core::runImport(m_log.ledger(), writesOf(*plan), kImporter);
    if (!report)
        return base::unexpected(report.error());
    m_report.added += report->added;
    m_report.alreadyThere += report->alreadyThere;
    m_report.refused += report->refused;
    m_sentences += report->refusals;
    return {};
}

QList<core::ImportWrite> Importer::writesOf(const files::ImportPlan& plan)
{
    QList<core::ImportWrite> writes;
    for (const files::ImportItem& item : plan.items) {
        switch (item.verdict) {
        case files::Verdict::New:
            writes.append({item.source, item.create, item.payoutOverride});
            break;
        case files::Verdict::Duplicate:
            ++m_report.alreadyThere;
            break;
        case files::Verdict::Wrong:
            ++m_report.refused;
            m_sentences.append(u"%1: %2"_s.arg(item.source, item.why));
            break;
        }
    }
    return writes;
}

} // namespace

base::Expected<ImportOutcome> runImportCommand(const ops::CommandLine& line)
{
    const auto read = readFiles(line.files);
    if (!read)
        return base::unexpected(read.error());
    const base::SystemClock clock;
    base::SystemRandom random;
    const auto log = store::OfflineLog::open(
        line.config.dataFolder, ops::newLogSettings(line.config), line.config.terms, clock, random);
    if (!log)
        return base::unexpected(log.error());
    Importer importer(**log, line.sourceTimeZone);
    for (const ReadFile& file : *read) {
        if (const auto taken = importer.take(file); !taken)
            return base::unexpected(taken.error());
    }
    return importer.outcome();
}

} // namespace betlog::server
