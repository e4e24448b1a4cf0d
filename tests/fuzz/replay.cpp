// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/fuzz/mutator.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <cstdio>
#include <cstdlib>

/// Stands in for libFuzzer: `fuzz_decoders <mutations> <seed> <folder>…` runs every file of the
/// folders and then that many mutations of them. The input that broke something is written to
/// `broken_input`.
extern "C" int LLVMFuzzerTestOneInput(const quint8* bytes, size_t size);

namespace {

QByteArray currentInput;

/// Nothing else can be done with a broken process than to keep what broke it.
void keepInput(int signal)
{
    if (std::FILE* file = std::fopen("broken_input", "wb")) {
        std::fwrite(currentInput.constData(), 1, static_cast<size_t>(currentInput.size()), file);
        std::fclose(file);
    }
    std::fputs("the input is kept in broken_input\n", stderr);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(const QByteArray& input)
{
    currentInput = input;
    LLVMFuzzerTestOneInput(
        reinterpret_cast<const quint8*>(input.constData()), static_cast<size_t>(input.size()));
}

QList<QByteArray> filesOf(const QString& folder)
{
    QList<QByteArray> files;
    const QDir dir(folder);
    for (const QString& name : dir.entryList(QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            files.append(file.readAll());
    }
    return files;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fputs("usage: fuzz_decoders <mutations> <seed> <folder>...\n", stderr);
        return 2;
    }
    std::signal(SIGABRT, &keepInput);
    std::signal(SIGSEGV, &keepInput);
    QList<QByteArray> corpus;
    for (int i = 3; i < argc; ++i)
        corpus.append(filesOf(QFile::decodeName(argv[i])));
    if (corpus.isEmpty()) {
        std::fputs("the corpus is empty\n", stderr);
        return 1;
    }
    for (const QByteArray& input : std::as_const(corpus))
        run(input);
    const int mutations = std::atoi(argv[1]);
    betlog::tests::Mutator mutator(corpus, static_cast<quint32>(std::atoi(argv[2])));
    for (int i = 0; i < mutations; ++i)
        run(mutator.next());
    std::printf("ok: %d files, %d mutations\n", static_cast<int>(corpus.size()), mutations);
    return 0;
}
