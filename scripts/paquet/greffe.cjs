#!/usr/bin/env node
'use strict';
void require('./src/charger.cjs').load().main();
